import { UnstyledButton } from '@mantine/core';
import { formatDuration, formatShare } from '../../../shared/i18n/format.ts';
import type { ChangeRow, LeadTimeAnswer, StageFinding } from '../../../shared/lead-time-answers.ts';
import { StageBar } from '../../charts/stage-bar.tsx';
import { StageMark } from '../../charts/stage-legend.tsx';
import { useText } from '../../i18n.ts';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import { comparedName } from '../metric/headline-words.ts';
import classes from './bottleneck-panel.module.css';
import { changeName } from './change-words.ts';
import { showStage } from './changes-place.ts';
import { openChange } from './open-change.ts';

type Kind = 'most' | 'grew';

/** Where changes wait, in a sentence each, with the changes that show it. */
export function BottleneckPanel({ answer }: { readonly answer: LeadTimeAnswer }) {
  const { t } = useText();
  const { bottleneck, stages } = answer;
  const { most, grew } = bottleneck;
  const comparable = stages.some(({ previous }) => previous !== null);
  return (
    <section className={classes.panel} aria-labelledby="bottleneck-title">
      <h2 className={classes.title} id="bottleneck-title">
        {t('leadTime.bottleneck.title')}
      </h2>
      <Shares stages={stages} />
      <ul className={classes.list}>
        {most === null ? (
          <li className={classes.item}>
            <span className={classes.dot} />
            <p className={classes.sentence}>
              {t(stages.length === 0 ? 'leadTime.bottleneck.no-stages' : 'leadTime.bottleneck.too-few')}
            </p>
          </li>
        ) : (
          <Finding kind="most" finding={most} hasOwnChanges />
        )}
        {grew !== null ? (
          <Finding kind="grew" finding={grew} hasOwnChanges={grew.stage !== most?.stage} />
        ) : (
          most !== null &&
          comparable && (
            <li className={classes.item}>
              <span className={classes.dot} data-tone="good" />
              <p className={classes.sentence}>
                {t('leadTime.bottleneck.none-grew', { against: comparedName(answer, t) })}
              </p>
            </li>
          )
        )}
      </ul>
    </section>
  );
}

/** The whole way at a glance: every stage's part of all the time. */
function Shares({ stages }: Pick<LeadTimeAnswer, 'stages'>) {
  const { t, locale } = useText();
  const known = stages.filter(({ n }) => n > 0);
  if (known.length === 0) return null;
  const words = known.map(({ stage, share }) => ({
    stage,
    name: t(`metrics.stage.${stage}`),
    share: formatShare(share, locale),
  }));
  const sums = Object.fromEntries(known.map(({ stage, sumSeconds }) => [stage, sumSeconds ?? 0]));
  return (
    <div className={classes.shares}>
      <StageBar isThick stages={sums} label={words.map(({ name, share }) => `${name} ${share}`).join(' · ')} />
      <ul className={classes.legend}>
        {words.map(({ stage, name, share }) => (
          <li key={stage}>
            <StageMark stage={stage} />
            {name} <strong>{share}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FindingProps {
  readonly kind: Kind;
  readonly finding: StageFinding;
  /** Not those that the other finding shows already. */
  readonly hasOwnChanges: boolean;
}

function Finding({ kind, finding, hasOwnChanges }: FindingProps) {
  const { t } = useText();
  const isShown = useScreenParam('finding') === kind && hasOwnChanges;
  const stage = t(`metrics.stage.${finding.stage}`);
  const sentence =
    kind === 'most'
      ? t('leadTime.bottleneck.most', { stage, share: finding.share, mean: finding.meanSeconds })
      : t('leadTime.bottleneck.grew', { stage, from: finding.previousMeanSeconds ?? 0, to: finding.meanSeconds });
  return (
    <li className={classes.item}>
      <span className={classes.dot} data-tone={kind === 'grew' ? 'bad' : 'accent'} />
      <div className={classes.words}>
        <p className={classes.sentence}>
          {sentence}{' '}
          {hasOwnChanges && (
            <UnstyledButton
              className={classes.link}
              aria-expanded={isShown}
              onClick={() => setScreenParam('finding', isShown ? null : kind, true)}
            >
              {isShown
                ? t('leadTime.bottleneck.hide')
                : t('leadTime.bottleneck.show', { count: finding.changes.length })}
            </UnstyledButton>
          )}
        </p>
        {isShown && <Evidence finding={finding} />}
      </div>
    </li>
  );
}

function Evidence({ finding: { stage, changes } }: { readonly finding: StageFinding }) {
  const { t } = useText();
  return (
    <>
      <ul
        className={classes.changes}
        aria-label={t('leadTime.bottleneck.label', { stage: t(`metrics.stage.${stage}`) })}
      >
        {changes.map((change) => (
          <li key={`${change.deploymentId} ${change.sha} ${change.pull?.id}`}>
            <EvidenceRow change={change} seconds={change.stages[stage] ?? 0} />
          </li>
        ))}
      </ul>
      <UnstyledButton className={classes.link} onClick={() => showStage(stage)}>
        {t('leadTime.bottleneck.all')}
      </UnstyledButton>
    </>
  );
}

function EvidenceRow({ change, seconds }: { readonly change: ChangeRow; readonly seconds: number }) {
  const { t, locale } = useText();
  return (
    <UnstyledButton className={classes.change} onClick={() => openChange(change)}>
      <span className={classes.seconds}>{formatDuration(seconds, locale)}</span>
      <span className={classes.subject}>
        <bdi>{change.pull?.title ?? changeName(change, t)}</bdi>
      </span>
      <span className={classes.service}>
        <bdi>{change.service}</bdi>
      </span>
    </UnstyledButton>
  );
}
