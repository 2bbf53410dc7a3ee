import { formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import type { PhaseFigure, RecoveryAnswer } from '../../../shared/metric-answers.ts';
import { PartMark, type PartPattern } from '../../charts/part-mark.tsx';
import { useText } from '../../i18n.ts';
import classes from './phases-panel.module.css';

const PATTERNS = { detect: 'pale', acknowledge: 'lines', resolve: 'dark' } as const satisfies Record<
  PhaseFigure['phase'],
  PartPattern
>;

/** Until somebody knew, until somebody took it up, until it was over: each with how many incidents tell it. */
export function PhasesPanel({ answer: { phases, spread } }: { readonly answer: RecoveryAnswer }) {
  const { t } = useText();
  // Whoever has any phase has the last.
  const known = phases.find(({ phase }) => phase === 'resolve')?.n ?? 0;
  return (
    <section className={classes.panel} aria-labelledby="phases-title">
      <h2 className={classes.title} id="phases-title">
        {t('stability.phases.title')}
      </h2>
      <p className={classes.text}>
        {known === 0 ? t('stability.phases.none') : t('stability.phases.some', { part: known, whole: spread.n })}
      </p>
      {known > 0 && <PhaseBar phases={phases} />}
      {known > 0 && <PhaseTable phases={phases} />}
    </section>
  );
}

type Phases = Pick<RecoveryAnswer, 'phases'>;

function PhaseBar({ phases }: Phases) {
  const { t, locale } = useText();
  const parts = phases.filter(({ meanSeconds }) => (meanSeconds ?? 0) > 0);
  const label = parts
    .map(
      ({ phase, meanSeconds }) => `${t(`stability.phases.name.${phase}`)} ${formatDuration(meanSeconds ?? 0, locale)}`,
    )
    .join(' · ');
  return (
    <div className={classes.bar} role="img" aria-label={label} title={label}>
      {parts.map(({ phase, meanSeconds }) => (
        <span
          key={phase}
          className={classes.part}
          data-pattern={PATTERNS[phase]}
          style={{ flexGrow: meanSeconds ?? 0 }}
        />
      ))}
    </div>
  );
}

function PhaseTable({ phases }: Phases) {
  const { t, locale } = useText();
  const duration = (seconds: number | null) => (seconds === null ? '–' : formatDuration(seconds, locale));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {(['phase', 'n', 'median', 'mean', 'p90'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`stability.phases.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {phases.map(({ phase, n, medianSeconds, meanSeconds, p90Seconds }) => (
          <tr key={phase} data-none={n === 0}>
            <th scope="row">
              <span className={classes.name}>
                <PartMark pattern={PATTERNS[phase]} />
                {t(`stability.phases.name.${phase}`)}
              </span>
              <span className={classes.about}>{t(`stability.phases.about.${phase}`)}</span>
            </th>
            <td>{formatNumber(n, locale)}</td>
            <td>{duration(medianSeconds)}</td>
            <td>{duration(meanSeconds)}</td>
            <td>{duration(p90Seconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
