import { formatDuration, formatShare } from '../../../../shared/i18n/format.ts';
import { type Report, STAGE_NAMES, type StageName } from '../../../../shared/report.ts';
import { useText } from '../../../i18n.ts';
import { joinNote, type SlideMaker } from './slide.ts';
import { NothingOnSlide, SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';
import own from './stages-slide.module.css';

export interface StageShare {
  readonly stage: StageName;
  readonly meanSeconds: number | null;
  /** Of all the time in stages. */
  readonly share: number;
}

export const stagesSlide: SlideMaker = {
  hasData: ({ report }) => stageShares(report).length > 0,
  parts: ({ data: { report }, t, locale }) => {
    const longest = longestOf(stageShares(report));
    const saving = longest === null ? null : (longest.meanSeconds ?? 0) / 2;
    return [
      {
        name: null,
        content: <StagesSlide report={report} />,
        note: joinNote(
          longest === null
            ? t('present.slide.stages.nothing')
            : t('present.note.longest', {
                stage: t(`metrics.stage.${longest.stage}`),
                about: t(`metrics.stage-about.${longest.stage}`),
                share: formatShare(longest.share, locale),
              }),
          saving === null ? '' : t('present.note.saving', { saving: formatDuration(saving, locale) }),
          t('present.note.stages-ask'),
        ),
      },
    ];
  },
};

/** In the order changes go through them; [] where no stage is known. */
function stageShares(report: Report): readonly StageShare[] {
  const { stages } = report.metrics.changeLeadTime;
  const whole = stages.reduce((sum, { sumSeconds }) => sum + (sumSeconds ?? 0), 0);
  if (whole === 0) return [];
  return STAGE_NAMES.flatMap((stage) => {
    const figure = stages.find((each) => each.stage === stage);
    if (figure === undefined || figure.n === 0) return [];
    return [{ stage, meanSeconds: figure.meanSeconds, share: (figure.sumSeconds ?? 0) / whole }];
  });
}

function longestOf(shares: readonly StageShare[]): StageShare | null {
  return shares.reduce<StageShare | null>((most, each) => (each.share > (most?.share ?? 0) ? each : most), null);
}

function StagesSlide({ report }: { readonly report: Report }) {
  const { t, locale } = useText();
  const shares = stageShares(report);
  const longest = longestOf(shares);
  return (
    <SlideFrame
      title={t('present.slide.stages.title')}
      subtitle={
        longest === null
          ? ''
          : t('present.slide.stages.longest', {
              stage: t(`metrics.stage.${longest.stage}`),
              share: formatShare(longest.share, locale),
            })
      }
    >
      {longest === null ? (
        <NothingOnSlide>{t('present.slide.stages.nothing')}</NothingOnSlide>
      ) : (
        <ol className={own.stages}>
          {shares.map(({ stage, meanSeconds, share }) => (
            <li key={stage} data-longest={stage === longest.stage}>
              <span className={own.stageName}>
                {t(`metrics.stage.${stage}`)}
                <span className={classes.faint}>{t(`metrics.stage-about.${stage}`)}</span>
              </span>
              <span className={own.stageBar}>
                <span style={{ width: `${Math.max(0.5, (share / longest.share) * 100)}%` }} />
              </span>
              <span className={own.stageTime}>
                <strong>{meanSeconds === null ? '–' : formatDuration(meanSeconds, locale)}</strong>
                <span className={classes.faint}>{formatShare(share, locale)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </SlideFrame>
  );
}
