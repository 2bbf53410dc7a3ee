import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DeploymentDetail, DeploymentRow } from '../../../shared/answers.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { StageSeconds } from '../../../shared/lead-time-answers.ts';
import type { View } from '../../../shared/view.ts';
import { StageBar } from '../../charts/stage-bar.tsx';
import { sumOf } from '../../charts/stage-sum.ts';
import { DetailDrawer, DetailSection, Facts } from '../../components/detail-drawer.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { stageWords } from '../../components/stage-words.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import { openDrawer, setScreenParam, useIsTopDrawer } from '../../store/view.ts';
import { ByHandMark } from '../corrections/by-hand-mark.tsx';
import { ImportedRecords } from '../corrections/imported-records.tsx';
import { Commits } from './commits.tsx';
import { CorrectDeployment, saidOf } from './correct-deployment.tsx';
import classes from './deployment-drawer.module.css';
import { durationOf, shortSha, versionName } from './deployment-words.ts';
import { FailureSection } from './failure-section.tsx';
import { Outcome } from './outcome.tsx';

interface DeploymentDrawerProps {
  readonly id: number | null;
  readonly view: View;
}

export function DeploymentDrawer({ id, view }: DeploymentDrawerProps) {
  const { t } = useText();
  const isTop = useIsTopDrawer('open');
  const { value, error } = useAnswer('deployment.detail', id === null ? null : { view, id });
  const detail = value?.deployment.id === id ? value : null;
  return (
    <DetailDrawer
      isOpen={id !== null}
      isCovered={!isTop}
      onClose={() => setScreenParam('open', null)}
      title={
        detail === null
          ? t('app.screens.deployments')
          : t('lists.drawer.deployment', { service: detail.deployment.service })
      }
    >
      {error !== null && <FailedAnswer error={error} />}
      {detail !== null && <Detail key={detail.deployment.id} detail={detail} view={view} />}
    </DetailDrawer>
  );
}

interface DetailProps {
  readonly detail: DeploymentDetail;
  readonly view: View;
}

function Detail({ detail, view }: DetailProps) {
  const { t } = useText();
  const { timeZone } = view;
  const { deployment, previous, commits } = detail;
  return (
    <>
      <DeploymentFacts detail={detail} timeZone={timeZone} />
      <FailureSection detail={detail} timeZone={timeZone} />
      <DetailSection title={t('lists.drawer.previous')}>
        {previous === null ? (
          <p className={classes.note}>{t('lists.drawer.no-previous')}</p>
        ) : (
          <DeploymentLink row={previous} timeZone={timeZone} />
        )}
      </DetailSection>
      <DetailSection title={t('lists.drawer.commits')}>
        {commits.length === 0 ? (
          <p className={classes.note}>{t(noCommitsKey(deployment))}</p>
        ) : (
          <Commits commits={commits} timeZone={timeZone} />
        )}
      </DetailSection>
      <CorrectDeployment detail={detail} view={view} />
      <ImportedRecords records={detail.records} />
    </>
  );
}

function DeploymentFacts({ detail, timeZone }: { readonly detail: DeploymentDetail; readonly timeZone: string }) {
  const { deployment: row } = detail;
  const { t, locale } = useText();
  const duration = durationOf(row);
  const missing = missingWords(row, t);
  const seconds = (value: number | null) => (value === null ? null : formatDuration(value, locale));
  return (
    <Facts
      facts={[
        [t('lists.drawer.status'), <Outcome key="outcome" row={row} />],
        [t('lists.drawer.counts'), t(`metrics.counted-reason.${row.countedReason}`)],
        [t('lists.drawer.finished'), formatDateTime(row.finishedAt, timeZone, locale)],
        [t('lists.drawer.started'), row.startedAt === null ? null : formatDateTime(row.startedAt, timeZone, locale)],
        [t('lists.drawer.duration'), seconds(duration)],
        [t('lists.drawer.lead-time'), seconds(row.medianLeadSeconds)],
        [
          t('lists.drawer.stages'),
          sumOf(row.stages ?? {}) === 0 ? null : <Stages key="stages" stages={row.stages ?? {}} />,
        ],
        [t('lists.drawer.environment'), row.env ?? t('lists.drawer.no-environment')],
        [t('lists.drawer.team'), row.team],
        [t('lists.drawer.version'), row.version],
        [t('lists.drawer.commit'), row.sha === null ? null : <code key="sha">{row.sha}</code>],
        [t('repositories.missing.in-repositories'), missing],
        [t('lists.drawer.repository'), row.repo],
        [t('lists.drawer.remediation'), unplannedWords(detail, t)],
        [t('lists.drawer.identifier'), row.externalId],
      ]}
    />
  );
}

/** Planned is only told where it was said. */
function unplannedWords(detail: DeploymentDetail, t: TextTools['t']): ReactNode {
  const { remediation } = detail.deployment;
  const words = remediation === null ? t('corrections.what.planned') : t(`metrics.remediation.${remediation}`);
  if (saidOf(detail).rework === null) return remediation === null ? null : words;
  return (
    <>
      {words} <ByHandMark />
    </>
  );
}

/** Why no commit is charged to it. */
function noCommitsKey({ commitFound }: DeploymentRow) {
  if (commitFound === null) return 'repositories.missing.none-named';
  return commitFound ? 'repositories.missing.nothing-new' : 'repositories.missing.no-commits';
}

function missingWords({ commitFound, commitsPartlyMissing }: DeploymentRow, t: TextTools['t']): string | null {
  if (commitsPartlyMissing) return t('repositories.missing.partly');
  return commitFound === false ? t('repositories.missing.not-found') : null;
}

function Stages({ stages }: { readonly stages: StageSeconds }) {
  const { t, locale } = useText();
  const words = stageWords(stages, t, locale);
  return (
    <>
      <StageBar stages={stages} label={words} />
      <span className={classes.small}>{words}</span>
    </>
  );
}

function DeploymentLink({ row, timeZone }: { readonly row: DeploymentRow; readonly timeZone: string }) {
  const { t, locale } = useText();
  const commits = row.commits === 0 ? null : t('profiles.counted.commits', { count: row.commits });
  return (
    <div className={classes.item}>
      <UnstyledButton className={classes.link} onClick={() => openDrawer('open', String(row.id))}>
        {versionName(row) ?? row.service}
      </UnstyledButton>
      <div className={classes.small}>
        {[formatDateTime(row.finishedAt, timeZone, locale), row.sha === null ? null : shortSha(row.sha), commits]
          .filter((part) => part !== null)
          .join(' · ')}
      </div>
    </div>
  );
}
