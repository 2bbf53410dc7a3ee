import { Anchor, Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { CommitRow } from '../../../../shared/answers.ts';
import { formatDuration } from '../../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../../shared/i18n/format-date.ts';
import { formatTotal } from '../../../../shared/i18n/format-measured.ts';
import type { ComparedPull, VersionComparison } from '../../../../shared/version-answers.ts';
import { pullNumber } from '../../../components/stage-words.ts';
import { navigate } from '../../../store/location.ts';
import { openCommit } from '../../../store/view.ts';
import { useWordTools } from '../use-word-tools.ts';
import classes from './rows-panel.module.css';

interface ComparedProps {
  readonly comparison: VersionComparison;
}

const FIRST_COMMITS = 15;
const FIRST_PULLS = 8;
const FIRST_AUTHORS = 12;

/** The commits that head has and base has not, who wrote them, and the pull requests they came with. */
export function CommitsPanel({ comparison, onSwap }: ComparedProps & { readonly onSwap: () => void }) {
  const { t } = useWordTools();
  const { commits, commitsReason } = comparison;
  return (
    <section className={classes.panel} aria-labelledby="versions-commits">
      <h2 className={classes.title} id="versions-commits">
        {t('versionCompare.commits.title')}
      </h2>
      {commitsReason === null ? (
        <>
          <Size comparison={comparison} onSwap={onSwap} />
          {commits.length > 0 && (
            <>
              <Authors authors={comparison.authors} />
              <Commits comparison={comparison} />
              <Pulls pulls={comparison.pulls} />
            </>
          )}
        </>
      ) : (
        <p className={classes.reason}>
          {t(`versionCompare.commits.reason-${commitsReason}`)}{' '}
          <Anchor component="button" type="button" inherit onClick={() => navigate('/data')}>
            {t('versionCompare.commits.to-data')}
          </Anchor>
        </p>
      )}
    </section>
  );
}

/** In one line: how many commits by how many people over what time; and what base has that head has not. */
function Size({ comparison, onSwap }: ComparedProps & { readonly onSwap: () => void }) {
  const { t, locale } = useWordTools();
  const { commitCount, removedCount, authors, spanSeconds, repositories, pulls } = comparison;
  const versions = { base: comparison.base.version, head: comparison.head.version };
  const parts = [
    t('versionCompare.commits.count', { count: commitCount }),
    t('versionCompare.commits.authors', { count: authors.length }),
    ...(pulls.length === 0 ? [] : [t('versionCompare.commits.pulls', { count: pulls.length })]),
    ...(spanSeconds === null
      ? []
      : [t('versionCompare.commits.span', { duration: formatDuration(spanSeconds, locale) })]),
    ...(repositories.length === 0 ? [] : [repositories.join(', ')]),
  ];
  return (
    <>
      <p className={classes.strong}>
        {commitCount === 0 ? t('versionCompare.commits.none', versions) : parts.join(' · ')}
      </p>
      {removedCount > 0 && (
        <p className={classes.reason}>
          {t(`versionCompare.commits.${commitCount === 0 ? 'went-back' : 'removed'}`, {
            count: removedCount,
            ...versions,
          })}{' '}
          <Anchor component="button" type="button" inherit onClick={onSwap}>
            {t('versionCompare.commits.swap-to-see')}
          </Anchor>
        </p>
      )}
    </>
  );
}

function Authors({ authors }: Pick<VersionComparison, 'authors'>) {
  const { t, locale } = useWordTools();
  return (
    <ul className={classes.items} aria-label={t('versionCompare.commits.by-author')}>
      {authors.slice(0, FIRST_AUTHORS).map((author) => (
        <li key={author.name} title={author.name}>
          <bdi>{author.name}</bdi> <span className={classes.soft}>{formatTotal(author.commits, locale)}</span>
        </li>
      ))}
      {authors.length > FIRST_AUTHORS && (
        <li className={classes.soft}>
          {t('versionCompare.commits.more-authors', { count: authors.length - FIRST_AUTHORS })}
        </li>
      )}
    </ul>
  );
}

function Commits({ comparison }: ComparedProps) {
  const { t } = useWordTools();
  const [showsAll, setShowsAll] = useState(false);
  const { base, head, commits, commitCount } = comparison;
  const shown = showsAll ? commits : commits.slice(0, FIRST_COMMITS);
  return (
    <>
      <div className={classes.scroller}>
        <table
          className={classes.table}
          aria-label={t('versionCompare.commits.label', { base: base.version, head: head.version })}
        >
          <thead>
            <tr>
              {(['subject', 'sha', 'author', 'authored'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`versionCompare.commits.${column}`)}
                </th>
              ))}
              <th scope="col" className={classes.number}>
                {t('versionCompare.commits.lead-time')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((commit) => (
              <Commit key={`${commit.repo} ${commit.sha}`} commit={commit} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < commits.length && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setShowsAll(true)}>
          {t('versionCompare.commits.more', { count: commits.length - shown.length })}
        </Button>
      )}
      {commits.length < commitCount && (
        <p className={classes.note}>
          {t('versionCompare.commits.listed-of', { shown: commits.length, total: commitCount })}
        </p>
      )}
    </>
  );
}

function Commit({ commit }: { readonly commit: CommitRow }) {
  const { locale, timeZone } = useWordTools();
  const { repo, sha, squashedInto, subject, author, authoredAt, leadSeconds } = commit;
  return (
    <tr>
      <th scope="row">
        {repo === '' ? (
          <bdi>{subject}</bdi>
        ) : (
          <UnstyledButton className={classes.link} onClick={() => openCommit(repo, squashedInto ?? sha)}>
            <bdi>{subject === '' ? sha.slice(0, 8) : subject}</bdi>
          </UnstyledButton>
        )}
      </th>
      <td className={classes.sha} title={sha}>
        {sha.slice(0, 8)}
      </td>
      <td className={classes.author} title={author}>
        <bdi>{author}</bdi>
      </td>
      <td className={classes.nowrap}>{formatDateTime(authoredAt, timeZone, locale)}</td>
      <td className={classes.number}>{leadSeconds === null ? '–' : formatDuration(leadSeconds, locale)}</td>
    </tr>
  );
}

function Pulls({ pulls }: Pick<VersionComparison, 'pulls'>) {
  const { t, locale, timeZone } = useWordTools();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? pulls : pulls.slice(0, FIRST_PULLS);
  const about = ({ author, mergedAt }: ComparedPull) =>
    [
      author,
      mergedAt === null
        ? null
        : t('versionCompare.commits.pull-merged', { at: formatDateTime(mergedAt, timeZone, locale) }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <>
      <h3 className={classes.subhead}>{t('versionCompare.commits.pulls-title')}</h3>
      {pulls.length === 0 && <p className={classes.note}>{t('versionCompare.commits.no-pulls')}</p>}
      <ul className={classes.rows}>
        {shown.map((pull) => (
          <li key={`${pull.repository} ${pull.externalId}`}>
            <span className={classes.soft}>{pullNumber(pull)}</span> <bdi>{pull.title}</bdi>
            <span className={classes.small}>{about(pull)}</span>
          </li>
        ))}
      </ul>
      {shown.length < pulls.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShowsAll(true)}>
          {t('versionCompare.commits.more-pulls', { count: pulls.length - shown.length })}
        </Button>
      )}
    </>
  );
}
