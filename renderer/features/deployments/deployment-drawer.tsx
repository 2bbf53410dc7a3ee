import { UnstyledButton } from '@mantine/core';
import type { DeploymentDetail, DeploymentRow, IncidentRow } from '../../../shared/answers.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { StageSeconds } from '../../../shared/lead-time-answers.ts';
import { RELEASES_PRESET } from '../../../shared/release-pattern.ts';
import type { View } from '../../../shared/view.ts';
import { StageBar } from '../../charts/stage-bar.tsx';
import { sumOf } from '../../charts/stage-sum.ts';
import { DetailDrawer, DetailSection, Facts } from '../../components/detail-drawer.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { stageWords } from '../../components/stage-words.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { useAnswer } from '../../store/results.ts';
import { openDrawer, setScreenParam, useIsTopDrawer } from '../../store/view.ts';
import { Commits } from './commits.tsx';
import classes from './deployment-drawer.module.css';
import { durationOf, shortSha, versionName } from './deployment-words.ts';
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
      {detail !== null && <Detail detail={detail} timeZone={view.timeZone} />}
    </DetailDrawer>
  );
}

interface DetailProps {
  readonly detail: DeploymentDetail;
  readonly timeZone: string;
}

function Detail({ detail, timeZone }: DetailProps) {
  const { t } = useText();
  const { deployment, previous, commits } = detail;
  return (
    <>
      <DeploymentFacts row={deployment} timeZone={timeZone} />
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
      <DetailSection title={t('lists.drawer.source')}>
        <p className={classes.note}>
          {t(detail.import.preset === RELEASES_PRESET ? 'repositories.releases.source' : 'lists.drawer.line', {
            file: detail.import.file,
            line: detail.import.line,
          })}
        </p>
      </DetailSection>
    </>
  );
}

function DeploymentFacts({ row, timeZone }: { readonly row: DeploymentRow; readonly timeZone: string }) {
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
        [t('lists.drawer.remediation'), row.remediation === null ? null : t(`metrics.remediation.${row.remediation}`)],
        [t('lists.drawer.identifier'), row.externalId],
      ]}
    />
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

/** The rule that made it a failure, and the incidents that speak for it. */
function FailureSection({ detail: { deployment, incidents }, timeZone }: DetailProps) {
  const { t, locale } = useText();
  if (deployment.counted && deployment.outcomeUnknown && !deployment.failed) {
    return (
      <DetailSection title={t('lists.drawer.failure')}>
        <p className={classes.note}>{t('lists.drawer.unknown')}</p>
      </DetailSection>
    );
  }
  if (!deployment.failed && incidents.length === 0) return null;
  return (
    <DetailSection title={t('lists.drawer.failure')}>
      {deployment.failedBy !== null && (
        <p className={classes.note}>{t(`metrics.failure-rule.${deployment.failedBy}`)}</p>
      )}
      <ul className={classes.items}>
        {incidents.map((incident) => (
          <li key={incident.id} className={classes.item}>
            <UnstyledButton className={classes.link} onClick={() => navigate(placeOf(incident))}>
              {incident.title ?? incident.externalId ?? t('lists.drawer.untitled')}
            </UnstyledButton>
            <div className={classes.small}>
              {[
                formatDateTime(incident.startedAt, timeZone, locale),
                incident.severity,
                incident.linkRule === null ? null : t(`metrics.link-rule.${incident.linkRule}`),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}

/** Where the incident is listed, whatever the filters are now. */
function placeOf({ id, externalId }: IncidentRow): string {
  const query = new URLSearchParams({ range: 'all', envs: 'all', open: String(id) });
  if (externalId !== null) query.set('search', externalId);
  return `/failures?${query}`;
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
