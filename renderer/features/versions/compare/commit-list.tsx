import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CommitRow } from '../../../../shared/answers.ts';
import { formatDuration, formatNumber } from '../../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../../shared/i18n/format-date.ts';
import type { VersionComparison } from '../../../../shared/version-answers.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { useText } from '../../../i18n.ts';
import { useDataFrame } from '../../../store/view.ts';
import classes from './compare-versions.module.css';

const FIRST_SHOWN = 25;

/** The commits that head has and base has not, newest first, and who wrote them. */
export function CommitList({ comparison }: { readonly comparison: VersionComparison }) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const { base, head, commits, commitCount } = comparison;
  const shown = all ? commits : commits.slice(0, FIRST_SHOWN);
  return (
    <div className={classes.commits}>
      <Authors authors={comparison.authors} />
      <ScrollRegion label={t('versions.compare.list-label', { base: base.version, head: head.version })}>
        <table
          className={classes.table}
          aria-label={t('versions.compare.list-label', { base: base.version, head: head.version })}
        >
          <thead>
            <tr>
              <th scope="col">{t('versions.compare.sha')}</th>
              <th scope="col">{t('versions.compare.subject')}</th>
              <th scope="col">{t('versions.compare.author')}</th>
              <th scope="col">{t('versions.compare.authored')}</th>
              <th scope="col" className={classes.number}>
                {t('versions.compare.lead-time')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((commit) => (
              <CommitLine key={`${commit.repo} ${commit.sha}`} commit={commit} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {shown.length < commits.length && (
        <Button variant="subtle" mt="xs" onClick={() => setAll(true)}>
          {t('versions.compare.show-all', { count: commits.length - shown.length })}
        </Button>
      )}
      {commits.length < commitCount && (
        <p className={classes.soft}>{t('versions.compare.listed-of', { shown: commits.length, total: commitCount })}</p>
      )}
    </div>
  );
}

function CommitLine({ commit }: { readonly commit: CommitRow }) {
  const { locale } = useText();
  const timeZone = useDataFrame()?.timeZone ?? 'UTC';
  return (
    <tr>
      <td className={classes.sha} title={commit.sha}>
        {commit.sha.slice(0, 8)}
      </td>
      <td className={classes.subject}>
        <bdi>{commit.subject}</bdi>
      </td>
      <td className={classes.author} title={commit.author}>
        <bdi>{commit.author}</bdi>
      </td>
      <td className={classes.nowrap}>{formatDateTime(commit.authoredAt, timeZone, locale)}</td>
      <td className={classes.number}>
        {commit.leadSeconds === null ? '–' : formatDuration(commit.leadSeconds, locale)}
      </td>
    </tr>
  );
}

function Authors({ authors }: { readonly authors: VersionComparison['authors'] }) {
  const { t, locale } = useText();
  return (
    <ul className={classes.authors} aria-label={t('versions.compare.by-author')}>
      {authors.slice(0, 12).map((author) => (
        <li key={author.name}>
          <bdi>{author.name}</bdi> <span className={classes.faint}>{formatNumber(author.commits, locale)}</span>
        </li>
      ))}
      {authors.length > 12 && (
        <li className={classes.faint}>{t('versions.compare.more-authors', { count: authors.length - 12 })}</li>
      )}
    </ul>
  );
}
