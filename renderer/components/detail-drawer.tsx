import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import classes from './detail-drawer.module.css';
import { useFocusBack } from './use-focus-back.ts';

interface DetailDrawerProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Another drawer lies over it, and Escape is that one's. */
  readonly isCovered?: boolean;
  readonly children: ReactNode;
}

/** One row in full, over the right of its list. Escape returns to the row. */
export function DetailDrawer({ title, isOpen, onClose, isCovered = false, children }: DetailDrawerProps) {
  const { t } = useText();
  useFocusBack(isOpen);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      returnFocus={false}
      position="right"
      size={520}
      title={title}
      classNames={{ title: classes.title, body: classes.body }}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
      transitionProps={{ duration: 120 }}
      closeOnEscape={!isCovered}
      // Of two drawers, one over the other, neither head is the page's banner.
      attributes={{ header: { role: 'none' } }}
      zIndex={isCovered ? 200 : 201}
    >
      {children}
    </Drawer>
  );
}

export function DetailSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}

/** Name and value, line by line; what is null is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
