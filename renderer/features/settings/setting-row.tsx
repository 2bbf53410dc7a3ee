import type { ReactNode } from 'react';
import classes from './settings.module.css';

interface SettingRowProps {
  readonly label: string;
  /** Ties the words to the control (its id, or what it is labelled by). */
  readonly labelId?: string;
  readonly htmlFor?: string;
  readonly hint?: string;
  /** The control below its words, over the whole width. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function SettingRow({ label, labelId, htmlFor, hint, wide = false, children }: SettingRowProps) {
  return (
    <div className={wide ? `${classes.row} ${classes.wide}` : classes.row}>
      <div>
        {htmlFor === undefined ? (
          <div className={classes.label} id={labelId}>
            {label}
          </div>
        ) : (
          <label className={classes.label} htmlFor={htmlFor}>
            {label}
          </label>
        )}
        {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      </div>
      <div>{children}</div>
    </div>
  );
}
