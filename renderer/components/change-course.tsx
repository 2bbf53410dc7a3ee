import { formatDuration } from '../../shared/i18n/format.ts';
import { formatDateTime } from '../../shared/i18n/format-date.ts';
import { useText } from '../i18n.ts';
import classes from './change-course.module.css';
import type { Moment } from './change-moments.ts';

interface ChangeCourseProps {
  readonly label: string;
  readonly moments: readonly Moment[];
  readonly timeZone: string;
}

/** The moments of a change on one line, with what was waited for between them. */
export function ChangeCourse({ label, moments, timeZone }: ChangeCourseProps) {
  const { t, locale } = useText();
  return (
    <ol className={classes.course} aria-label={label}>
      {moments.map(({ name, at, wait }) => (
        <li key={name}>
          {wait !== null && (
            <div className={classes.wait} data-stage={wait.stage ?? 'unknown'}>
              {wait.stage === null ? (
                <span className={classes.unknown}>{formatDuration(wait.seconds, locale)}</span>
              ) : (
                <>
                  <strong>{formatDuration(wait.seconds, locale)}</strong> {t(`metrics.stage.${wait.stage}`)}
                </>
              )}
            </div>
          )}
          <div className={classes.moment}>
            <span>{t(`commit.moment.${name}`)}</span>
            <time dateTime={new Date(at).toISOString()}>{formatDateTime(at, timeZone, locale)}</time>
          </div>
        </li>
      ))}
    </ol>
  );
}
