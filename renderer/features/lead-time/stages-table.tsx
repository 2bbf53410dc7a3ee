import { UnstyledButton } from '@mantine/core';
import { formatChange, formatDuration, formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import type { LeadTimeAnswer, StageRow } from '../../../shared/lead-time-answers.ts';
import { STAGE_NAMES, type StageName } from '../../../shared/report.ts';
import { ShareBar } from '../../charts/share-bar.tsx';
import { StageMark } from '../../charts/stage-legend.tsx';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { useScreenParam } from '../../store/view.ts';
import { comparedName } from '../metric/headline-words.ts';
import { showStage } from './changes-place.ts';
import classes from './tables.module.css';

const FIGURES = ['mean', 'min', 'max', 'sum', 'last'] as const;

/** Each stage with how long it takes; one without data says what would bring it. */
export function StagesTable({ answer }: { readonly answer: LeadTimeAnswer }) {
  const { t } = useText();
  const shown = useScreenParam('stage');
  const { stages, sources } = answer;
  const against = comparedName(answer, t);
  return (
    <section className={classes.panel} aria-labelledby="stages-title">
      <h2 className={classes.title} id="stages-title">
        {t('leadTime.stages.title')}
      </h2>
      <p className={classes.subtitle}>{t('leadTime.stages.subtitle')}</p>
      <table className={classes.table}>
        <Head against={against} />
        <tbody>
          {STAGE_NAMES.map((name) => {
            const row = stages.find(({ stage, n }) => stage === name && n > 0);
            return row === undefined ? (
              <AbsentStage key={name} stage={name} hasPulls={sources.withPull > 0} />
            ) : (
              <Stage key={name} row={row} isShown={shown === name} />
            );
          })}
        </tbody>
      </table>
      <Notes answer={answer} />
    </section>
  );
}

function Head({ against }: { readonly against: string }) {
  const { t } = useText();
  const column = (name: 'n' | (typeof FIGURES)[number]) => t(`leadTime.stages.column.${name}`);
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.nameCell}>
          {t('leadTime.stages.column.stage')}
        </th>
        <th scope="col">{column('n')}</th>
        {FIGURES.map((figure) => (
          <th key={figure} scope="col" title={figure === 'last' ? t('leadTime.stages.last-hint') : undefined}>
            {column(figure)}
          </th>
        ))}
        <th scope="col" colSpan={2} className={classes.shareHead}>
          {t('leadTime.stages.column.share')}
        </th>
        <th scope="col" title={t('leadTime.stages.change-hint', { against })}>
          {t('leadTime.stages.column.change')}
        </th>
      </tr>
    </thead>
  );
}

/** What the marks mean, and what would fill the gaps. */
function Notes({ answer: { stages, sources } }: { readonly answer: LeadTimeAnswer }) {
  const { t } = useText();
  return (
    <>
      {stages.some(({ partial }) => partial > 0) && (
        <p className={classes.hint} aria-hidden="true">
          {t('leadTime.stages.partial-note')}
        </p>
      )}
      {sources.withPull === 0 && (
        <p className={classes.hint}>
          {t('leadTime.stages.no-pulls')}{' '}
          <UnstyledButton className={classes.link} onClick={() => navigate('/data')}>
            {t('leadTime.stages.to-data')}
          </UnstyledButton>
        </p>
      )}
    </>
  );
}

function NamedStage({ stage }: { readonly stage: StageName }) {
  const { t } = useText();
  return (
    <>
      <StageMark stage={stage} />
      {t(`metrics.stage.${stage}`)}
    </>
  );
}

function Stage({ row, isShown }: { readonly row: StageRow; readonly isShown: boolean }) {
  const { t, locale } = useText();
  const { stage } = row;
  const name = t(`metrics.stage.${stage}`);
  const seconds = {
    mean: row.meanSeconds,
    min: row.minSeconds,
    max: row.maxSeconds,
    sum: row.sumSeconds,
    last: row.lastSeconds,
  };
  return (
    <tr data-chosen={isShown}>
      <th scope="row" className={classes.nameCell}>
        <UnstyledButton
          className={classes.stage}
          title={t(`metrics.stage-about.${stage}`)}
          aria-label={t('leadTime.stages.filter', { stage: name })}
          onClick={() => showStage(stage)}
        >
          <NamedStage stage={stage} />
        </UnstyledButton>
      </th>
      <td title={row.partial > 0 ? t('leadTime.stages.partial', { count: row.partial }) : undefined}>
        {formatNumber(row.n, locale)}
        {row.partial > 0 && (
          <>
            <span aria-hidden="true">*</span>
            <span className={classes.spoken}>{t('leadTime.stages.partial', { count: row.partial })}</span>
          </>
        )}
      </td>
      {FIGURES.map((figure) => (
        <td key={figure} className={figure === 'mean' ? classes.main : undefined}>
          {seconds[figure] === null ? '–' : formatDuration(seconds[figure], locale)}
        </td>
      ))}
      <td className={classes.shareBar}>
        <ShareBar share={row.share} />
      </td>
      <td className={classes.share}>{formatShare(row.share, locale)}</td>
      <td className={classes.change}>{row.change === null ? '–' : formatChange(row.change, locale)}</td>
    </tr>
  );
}

const FROM_PULLS: readonly StageName[] = ['time_to_pr_ready', 'review', 'merge'];

function AbsentStage({ stage, hasPulls }: { readonly stage: StageName; readonly hasPulls: boolean }) {
  const { t } = useText();
  return (
    <tr className={classes.absentRow}>
      <th scope="row" className={classes.nameCell}>
        <span className={classes.stage} title={t(`metrics.stage-about.${stage}`)}>
          <NamedStage stage={stage} />
        </span>
      </th>
      <td colSpan={9} className={classes.absentText}>
        {!hasPulls && FROM_PULLS.includes(stage)
          ? t('leadTime.stages.without-pulls')
          : t(`leadTime.stages.absent.${stage}`)}
      </td>
    </tr>
  );
}
