import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../../i18n.ts';
import { filterPart, screenPlace } from '../../store/filters.ts';
import { currentQuery, navigate } from '../../store/location.ts';
import classes from './panels.module.css';

interface AllLinkProps {
  /** A list of the same rows. */
  readonly to: '/deployments' | '/failures' | '/versions';
  /** What narrows or sorts the list there: "only=failed". */
  readonly how?: string | undefined;
  readonly words: string;
}

/** To the whole list, under the same filters. */
export function AllLink({ to, how = '', words }: AllLinkProps) {
  return (
    <UnstyledButton className={classes.link} onClick={() => navigate(screenPlace(to, filterPart(currentQuery()), how))}>
      {words}
    </UnstyledButton>
  );
}

interface ListFootProps {
  readonly shown: number;
  readonly total: number;
  readonly children: ReactNode;
}

/** How much of a list is shown, and the way to all of it. */
export function ListFoot({ shown, total, children }: ListFootProps) {
  const { t } = useText();
  return (
    <div className={classes.foot}>
      {shown < total && <span>{t('stability.failures.first', { shown, total })}</span>}
      {children}
    </div>
  );
}
