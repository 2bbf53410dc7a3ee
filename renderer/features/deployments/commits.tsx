import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { CommitRow } from '../../../shared/answers.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { StageBar } from '../../charts/stage-bar.tsx';
import { pullNumber, stageWords } from '../../components/stage-words.ts';
import { useText } from '../../i18n.ts';
import { openCommit } from '../../store/view.ts';
import classes from './deployment-drawer.module.css';
import { shortSha } from './deployment-words.ts';

const FIRST_COMMITS = 30;

export function Commits({ commits, timeZone }: { readonly commits: readonly CommitRow[]; readonly timeZone: string }) {
  const { t, locale } = useText();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? commits : commits.slice(0, FIRST_COMMITS);
  return (
    <>
      <ul className={classes.items}>
        {shown.map((commit) => (
          <li key={`${commit.repo} ${commit.sha}`} className={classes.item}>
            <Subject commit={commit} />
            <div className={classes.small}>
              <code title={commit.sha}>{shortSha(commit.sha)}</code>
              {' · '}
              {[
                commit.pull === undefined ? null : pullNumber(commit.pull),
                commit.author,
                formatDateTime(commit.authoredAt, timeZone, locale),
                commit.leadSeconds === null
                  ? null
                  : t('lists.drawer.lead-of', { value: formatDuration(commit.leadSeconds, locale) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </div>
            {commit.stages !== undefined && (
              <StageBar stages={commit.stages} label={stageWords(commit.stages, t, locale)} />
            )}
          </li>
        ))}
      </ul>
      {shown.length < commits.length && (
        <UnstyledButton className={classes.link} onClick={() => setShowsAll(true)}>
          {t('lists.drawer.commits-more', { count: commits.length - shown.length })}
        </UnstyledButton>
      )}
    </>
  );
}

/** Opens the commit; of a squashed one the commit that it became, which is what the repository has. */
function Subject({ commit: { repo, sha, squashedInto, subject } }: { readonly commit: CommitRow }) {
  if (repo === '') return <bdi>{subject}</bdi>;
  return (
    <UnstyledButton className={classes.subject} onClick={() => openCommit(repo, squashedInto ?? sha)}>
      <bdi>{subject}</bdi>
    </UnstyledButton>
  );
}
