import { UnstyledButton } from '@mantine/core';
import { formatDuration } from '../../shared/i18n/format.ts';
import { formatDateTime } from '../../shared/i18n/format-date.ts';
import type { CommitDetail } from '../../shared/lead-time-answers.ts';
import type { View } from '../../shared/view.ts';
import { StageBar } from '../charts/stage-bar.tsx';
import { useText } from '../i18n.ts';
import { useAnswer } from '../store/results.ts';
import { openCommit, openDrawer, setScreenParam, useIsTopDrawer, useOpenCommit } from '../store/view.ts';
import { ChangeCourse } from './change-course.tsx';
import { momentsOf } from './change-moments.ts';
import classes from './commit-drawer.module.css';
import { CopyButton } from './copy-button.tsx';
import { DetailDrawer, DetailSection, Facts } from './detail-drawer.tsx';
import { FailedAnswer } from './failed-answer.tsx';
import { pullNumber, stageWords } from './stage-words.ts';

const SHORT_SHA = 8;

/** One commit: how it came to production and what is known of it. Which one stands in the location. */
export function CommitDrawer({ view }: { readonly view: View }) {
  const { t } = useText();
  const open = useOpenCommit();
  const isTop = useIsTopDrawer('commit');
  const { value, error } = useAnswer('commit.detail', open === null ? null : { view, ...open });
  const detail = open !== null && value?.commit.sha.startsWith(open.sha) === true ? value : null;
  return (
    <DetailDrawer
      isOpen={open !== null}
      isCovered={!isTop}
      onClose={() => setScreenParam('commit', null)}
      title={detail?.commit.subject ?? t('commit.title', { sha: open?.sha.slice(0, SHORT_SHA) ?? '' })}
    >
      {error !== null && <FailedAnswer error={error} />}
      {detail !== null && <Detail detail={detail} timeZone={view.timeZone} />}
    </DetailDrawer>
  );
}

interface DetailProps {
  readonly detail: CommitDetail;
  readonly timeZone: string;
}

function Detail({ detail, timeZone }: DetailProps) {
  return (
    <>
      <Way detail={detail} timeZone={timeZone} />
      <Deployments detail={detail} timeZone={timeZone} />
      <PullSection detail={detail} timeZone={timeZone} />
      <CommitFacts detail={detail} timeZone={timeZone} />
    </>
  );
}

/** To the first deployment that counts it, else to the first that contains it. */
function Way({ detail, timeZone }: DetailProps) {
  const { t, locale } = useText();
  const { deployments } = detail;
  const way = deployments.find(({ leadSeconds }) => leadSeconds !== null) ?? deployments[0];
  if (way === undefined) return null;
  const { service } = way.deployment;
  const title = deployments.length > 1 ? t('commit.times-of', { service }) : t('commit.times');
  return (
    <DetailSection title={title}>
      <ChangeCourse label={title} moments={momentsOf(detail, way)} timeZone={timeZone} />
      {way.leadSeconds !== null && (
        <p className={classes.total}>{t('commit.lead-total', { duration: formatDuration(way.leadSeconds, locale) })}</p>
      )}
    </DetailSection>
  );
}

/** For each service the first that contains it, each the way to the deployment. */
function Deployments({ detail: { deployments }, timeZone }: DetailProps) {
  const { t, locale } = useText();
  return (
    <DetailSection title={t('commit.deployments')}>
      {deployments.length === 0 && <p className={classes.note}>{t('commit.no-deployments')}</p>}
      <ul className={classes.items}>
        {deployments.map(({ deployment, leadSeconds, stages }) => (
          <li key={deployment.id} className={classes.item}>
            <UnstyledButton className={classes.link} onClick={() => openDrawer('open', String(deployment.id))}>
              {[deployment.service, deployment.version ?? deployment.sha?.slice(0, SHORT_SHA) ?? null]
                .filter((part) => part !== null)
                .join(' · ')}
            </UnstyledButton>
            <div className={classes.small}>
              {[
                formatDateTime(deployment.finishedAt, timeZone, locale),
                deployment.env,
                leadSeconds === null ? t('commit.not-charged') : t('commit.lead-of', { value: leadSeconds }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </div>
            <StageBar stages={stages} label={stageWords(stages, t, locale)} />
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}

function PullSection({ detail: { pull }, timeZone }: DetailProps) {
  const { t, locale } = useText();
  if (pull === null) {
    return (
      <DetailSection title={t('commit.pull')}>
        <p className={classes.note}>{t('commit.no-pull')}</p>
      </DetailSection>
    );
  }
  const number = pullNumber(pull);
  return (
    <DetailSection title={t('commit.pull')}>
      <p className={classes.pullTitle}>
        <bdi>{pull.title ?? number}</bdi>
      </p>
      <p className={classes.small}>
        {[number, t(`commit.pull-state.${pull.state}`), pull.author, formatDateTime(pull.createdAt, timeZone, locale)]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {pull.partial && <p className={classes.note}>{t('commit.pull-partial')}</p>}
      {pull.url !== null && (
        <div className={classes.address}>
          <code>{pull.url}</code>
          <CopyButton size="compact-xs" text={pull.url} label={t('commit.copy-address')} />
        </div>
      )}
    </DetailSection>
  );
}

function CommitFacts({ detail: { commit }, timeZone }: DetailProps) {
  const { t, locale } = useText();
  const { repo, parents, tags, trailers, reverts } = commit;
  const commitLink = (sha: string) => (
    <UnstyledButton key={sha} className={classes.sha} onClick={() => openCommit(repo, sha)}>
      <code>{sha.slice(0, SHORT_SHA)}</code>
    </UnstyledButton>
  );
  return (
    <DetailSection title={t('commit.about')}>
      <Facts
        facts={[
          [
            'SHA',
            <code key="sha" className={classes.whole}>
              {commit.sha}
            </code>,
          ],
          [t('commit.repository'), repo],
          [t('commit.author'), commit.email === null ? commit.author : `${commit.author} <${commit.email}>`],
          [t('commit.authored'), formatDateTime(commit.authoredAt, timeZone, locale)],
          [t('commit.committed'), formatDateTime(commit.committedAt, timeZone, locale)],
          [t('commit.parents'), parents.length === 0 ? null : parents.map(commitLink)],
          [t('commit.tags'), tags.length === 0 ? null : tags.join(', ')],
          [t('commit.reverts'), reverts === null ? null : commitLink(reverts)],
        ]}
      />
      {trailers.length > 0 && (
        <div className={classes.trailers}>
          <h4 className={classes.subheading}>{t('commit.trailers')}</h4>
          <Facts facts={trailers.map(({ key, value }) => [key, value] as const)} />
        </div>
      )}
    </DetailSection>
  );
}
