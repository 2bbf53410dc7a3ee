import { UnstyledButton } from '@mantine/core';
import { useText } from '../i18n.ts';
import { Icon } from './icon.tsx';
import classes from './list-filter.module.css';

/** Something that narrows a list beside the filter bar, with its way out. */
export function ListFilter({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  const { t } = useText();
  return (
    <UnstyledButton
      className={classes.filter}
      aria-label={t('changes.remove-filter', { filter: words })}
      onClick={onRemove}
    >
      <span className={classes.filterWords}>{words}</span>
      <Icon name="close" size={12} />
    </UnstyledButton>
  );
}
