import { Icon } from './icon.tsx';
import { PlainButton } from './plain-button.tsx';
import classes from './sort-header.module.css';

interface SortHeaderProps {
  readonly label: string;
  /** The label for a reader, where the visible one needs its neighbours to be understood. */
  readonly spoken?: string;
  /** What the figures are, where the label is too short to say it. */
  readonly hint?: string;
  readonly align: 'left' | 'right';
  readonly direction: 'ascending' | 'descending' | null;
  readonly onSort: () => void;
}

/** A column's head that sorts by it. */
export function SortHeader({ label, spoken, hint, align, direction, onSort }: SortHeaderProps) {
  return (
    <th scope="col" aria-sort={direction ?? 'none'} className={classes.head} data-align={align} title={hint}>
      <PlainButton className={classes.button} aria-label={spoken === label ? undefined : spoken} onClick={onSort}>
        {label}
        <span className={classes.mark} data-shown={direction !== null}>
          <Icon name={direction === 'ascending' ? 'up' : 'down'} size={11} />
        </span>
      </PlainButton>
    </th>
  );
}
