import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { CommitRow } from '../../../shared/answers.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
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
            <UnstyledButton className={classes.subject} onClick={() => openCommit(commit.repo, commit.sha)}>
              <bdi>{commit.subject}</bdi>
            </UnstyledButton>
            <div className={classes.small}>
              <code title={commit.sha}>{shortSha(commit.sha)}</code>
              {' · '}
              {[
                commit.author,
                formatDateTime(commit.authoredAt, timeZone, locale),
                commit.leadSeconds === null
                  ? null
                  : t('lists.drawer.lead-of', { value: formatDuration(commit.leadSeconds, locale) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </div>
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
