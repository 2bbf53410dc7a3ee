import type { ReactNode } from 'react';
import type { ErrorData } from '../../../shared/errors.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { errorText } from '../../error-text.ts';
import { useText } from '../../i18n.ts';
import classes from './data-screen.module.css';
import report from './import-report.module.css';

interface ErrorPanelProps {
  readonly title: string;
  readonly error: ErrorData;
  /** Something to know rather than something that went wrong: the same file again. */
  readonly calm?: boolean;
  /** What the user can do about it, here. */
  readonly children?: ReactNode;
  /** Buttons beside "copy details". */
  readonly actions?: ReactNode;
}

/** An error's text begins with what it is about ("logo.png: …"), which the title says already. */
export function withoutSubject(text: string, error: ErrorData): string {
  const subject = [error.params.file, error.params.host].find((name) => typeof name === 'string');
  if (subject === undefined || !text.startsWith(`${subject}: `)) return text;
  const rest = text.slice(`${subject}: `.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** What happened, what to do, and the details to copy. */
export function ErrorPanel({ title, error, calm = false, children, actions }: ErrorPanelProps) {
  const { t } = useText();
  return (
    <section className={report.error} data-calm={calm} role={calm ? undefined : 'alert'}>
      <h3 className={report.errorTitle}>{title}</h3>
      <p className={report.errorText}>{withoutSubject(errorText(error), error)}</p>
      {children}
      <div className={classes.inline}>
        {actions}
        <CopyButton text={JSON.stringify(error, null, 2)} label={t('importReport.failed.copy')} />
      </div>
    </section>
  );
}
