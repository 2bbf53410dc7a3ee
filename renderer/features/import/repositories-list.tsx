import { Anchor, Button, Table } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { formatDate, formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import { request } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { translate, useText } from '../../i18n.ts';
import { notify } from '../../notify.ts';
import type { Reaching } from '../../reaching.ts';
import { runJob, useJobs } from '../../store/jobs.ts';
import type { Answer } from '../../store/results.ts';
import { adoptWorkspace, refreshWorkspace, useWorkspace } from '../../store/workspace.ts';
import { hostOf } from './clone-address.ts';
import { Confirm } from './confirm.tsx';
import classes from './data-screen.module.css';
import { ReleasesForm } from './releases-form.tsx';
import { RepositoryProblems } from './repository-problems.tsx';

interface RepositoriesListProps {
  readonly repositories: Answer<readonly RepositorySummary[]>;
  readonly readOnly: boolean;
}

export function RepositoriesList({ repositories, readOnly }: RepositoriesListProps) {
  const { t } = useText();
  const [removing, setRemoving] = useState<RepositorySummary | null>(null);
  if (repositories.error !== null) return <FailedAnswer error={repositories.error} />;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('dataScreen.repositories.title')}</h2>
      {repositories.value !== null && repositories.value.length === 0 && (
        <p className={classes.soft}>{t('dataScreen.repositories.empty')}</p>
      )}
      {repositories.value !== null && repositories.value.length > 0 && (
        <ScrollRegion label={t('dataScreen.repositories.title')}>
          <Table miw={620} verticalSpacing="xs" aria-label={t('dataScreen.repositories.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('dataScreen.repositories.name')}</Table.Th>
                <Table.Th scope="col" className={classes.number}>
                  {t('dataScreen.repositories.commits')}
                </Table.Th>
                <Table.Th scope="col">{t('dataScreen.repositories.range')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {repositories.value.map((repository) => (
                <RepositoryRow
                  key={repository.id}
                  repository={repository}
                  readOnly={readOnly}
                  onRemove={() => setRemoving(repository)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
      {removing !== null && <RemoveRepository repository={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
}

interface RemoveRepositoryProps {
  readonly repository: RepositorySummary;
  readonly onClose: () => void;
}

function RemoveRepository({ repository, onClose }: RemoveRepositoryProps) {
  const { t } = useText();
  const { name, commits, cloned } = repository;
  return (
    <Confirm
      title={t('dataScreen.repositories.remove-title', { name })}
      text={t(cloned ? 'dataScreen.repositories.remove-text-cloned' : 'dataScreen.repositories.remove-text', {
        name,
        commits,
      })}
      confirmLabel={t('dataScreen.repositories.remove-confirm')}
      onConfirm={() => void attempt(() => removeRepository(repository))}
      onClose={onClose}
    />
  );
}

async function removeRepository({ id, name }: RepositorySummary): Promise<void> {
  await adoptWorkspace(await request('repository.remove', { repositoryId: id }));
  notify({ message: translate('dataScreen.repositories.removed', { name }) });
}

async function refreshRepository(repository: RepositorySummary, how: Reaching = {}): Promise<void> {
  const { id, name } = repository;
  const again = (more: Reaching) => void attempt(() => refreshRepository(repository, { ...how, ...more }));
  const fresh = await runJob('repository.refresh', { repositoryId: id, ...how }, name, again).catch(() => null);
  // The jobs tray and the top of this screen say why it failed.
  if (fresh === null) return;
  const { commits } = fresh;
  await refreshWorkspace();
  notify({ message: translate('dataScreen.repositories.refreshed', { name, commits }) });
}

interface RepositoryRowProps {
  readonly repository: RepositorySummary;
  readonly readOnly: boolean;
  readonly onRemove: () => void;
}

function RepositoryRow({ repository, readOnly, onRemove }: RepositoryRowProps) {
  const { t, locale } = useText();
  const timeZone = useWorkspace((state) => state.summary?.settings.timeZone ?? 'UTC');
  const [isChoosing, setChoosing] = useState(false);
  const { name, source, commits, branches, tags, services, releases } = repository;
  return (
    <Table.Tr>
      <Table.Td className={classes.cell}>
        <bdi className={classes.strong}>{name}</bdi>
        <div className={`${classes.faint} ${classes.ellipsis}`} title={source}>
          {source}
        </div>
        {services.length > 0 && (
          <div className={classes.faint}>{t('dataScreen.repositories.deploys', { services: services.join(', ') })}</div>
        )}
        {(releases !== null || tags > 0) && (
          <div className={classes.faint}>
            {releases !== null && <>{t('repositories.releases.of', { pattern: releases })} </>}
            {!readOnly && (
              <Anchor
                component="button"
                type="button"
                size="sm"
                aria-label={t('repositories.releases.set-label', { name })}
                onClick={() => setChoosing(true)}
              >
                {t(releases === null ? 'repositories.releases.set' : 'repositories.releases.change')}
              </Anchor>
            )}
          </div>
        )}
        {isChoosing && <ReleasesForm repository={repository} onClose={() => setChoosing(false)} />}
        <RepositoryProblems repository={repository} />
      </Table.Td>
      <Table.Td className={classes.number}>
        {formatNumber(commits, locale)}
        <div className={classes.faint}>{t('repositories.branches', { count: branches })}</div>
        <div className={classes.faint}>{t('dataScreen.repositories.tags', { count: tags })}</div>
      </Table.Td>
      <Table.Td>
        <History repository={repository} timeZone={timeZone} />
      </Table.Td>
      <Table.Td className={classes.rowActions}>
        <RepositoryButtons repository={repository} readOnly={readOnly} onRemove={onRemove} />
      </Table.Td>
    </Table.Tr>
  );
}

function RepositoryButtons({ repository, readOnly, onRemove }: RepositoryRowProps) {
  const { t } = useText();
  const isBusy = useJobs((state) =>
    state.jobs.some(
      (job) => job.name.startsWith('repository.') && job.subject === repository.name && job.state === 'running',
    ),
  );
  const { name } = repository;
  const host = hostOf(repository.source);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        disabled={readOnly}
        loading={isBusy}
        title={host === null ? undefined : t('dataScreen.repositories.refresh-network', { host })}
        aria-label={t('dataScreen.repositories.refresh-label', { name })}
        onClick={() => void attempt(() => refreshRepository(repository))}
      >
        {t('dataScreen.repositories.refresh')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        disabled={readOnly || isBusy}
        aria-label={t('dataScreen.repositories.remove-label', { name })}
        onClick={onRemove}
      >
        {t('dataScreen.repositories.remove')}
      </Button>
    </>
  );
}

function History({ repository, timeZone }: { readonly repository: RepositorySummary; readonly timeZone: string }) {
  const { t, locale } = useText();
  const { firstCommitAt, lastCommitAt, incompleteSince, readAt } = repository;
  if (firstCommitAt === null || lastCommitAt === null) return null;
  return (
    <>
      <span className={classes.nowrap}>
        {formatDate(firstCommitAt, timeZone, locale)} – {formatDate(lastCommitAt, timeZone, locale)}
      </span>
      <div className={classes.faint}>
        {t('dataScreen.repositories.read', { date: formatDateTime(readAt, timeZone, locale) })}
      </div>
      {incompleteSince !== null && (
        <div className={classes.warn}>
          {t('dataScreen.repositories.incomplete', { date: formatDate(incompleteSince, timeZone, locale) })}
        </div>
      )}
    </>
  );
}
