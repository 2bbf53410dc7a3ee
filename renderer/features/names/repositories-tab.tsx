import { Autocomplete, Button } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../../shared/i18n/format-date.ts';
import type { MappedPaths, MappedRepository } from '../../../shared/name-mapping.ts';
import { useText } from '../../i18n.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from './names.module.css';
import type { TabProps } from './names-screen.tsx';
import { OwnedService } from './owned-service.tsx';

/** More would be slow to draw; the search finds the rest. */
const SHOWN = 100;

/** Which services deploy from which repository, and which paths of it they own. */
export function RepositoriesTab({ mapping, say, readOnly, search }: TabProps) {
  const { t } = useText();
  const found = mapping.repositories.filter(({ name, services }) =>
    [name, ...services.map(({ service }) => service)].some((text) => text.toLowerCase().includes(search)),
  );
  const known = mapping.services.filter(({ aliasOf }) => aliasOf === null).map(({ name }) => name);
  if (found.length === 0) return <p className={classes.bar}>{t('namesScreen.nothing-found')}</p>;
  return (
    <div className={classes.cards}>
      <p className={classes.hint}>{t('namesScreen.repositories.paths-hint')}</p>
      {found.slice(0, SHOWN).map((repository) => (
        <RepositoryCard key={repository.id} repository={repository} known={known} say={say} readOnly={readOnly} />
      ))}
      {found.length > SHOWN && (
        <p className={classes.faint}>{t('namesScreen.repositories.more', { count: found.length - SHOWN })}</p>
      )}
    </div>
  );
}

interface RepositoryCardProps extends Pick<TabProps, 'say' | 'readOnly'> {
  readonly repository: MappedRepository;
  readonly known: readonly string[];
}

function RepositoryCard({ repository, known, say, readOnly }: RepositoryCardProps) {
  const { t } = useText();
  const { id, name, services, cloned } = repository;
  const change = (next: readonly Pick<MappedPaths, 'service' | 'paths'>[]): void => {
    const chosen = next.map(({ service, paths }) => ({ service, paths }));
    say([{ kind: 'repository', repositoryId: id, services: chosen }]);
  };
  return (
    <section className={classes.card} aria-label={name}>
      <RepositoryHead repository={repository} />
      {services.length === 0 ? (
        <p className={classes.soft}>{t('namesScreen.repositories.none')}</p>
      ) : (
        <ul className={classes.owned}>
          {services.map((owned) => (
            <OwnedService
              key={owned.service}
              repository={repository}
              owned={owned}
              readOnly={readOnly}
              onPaths={(paths) => change(services.map((one) => (one === owned ? { ...owned, paths } : one)))}
              onRemove={() => change(services.filter((one) => one !== owned))}
            />
          ))}
        </ul>
      )}
      {cloned && <p className={classes.hint}>{t('namesScreen.repositories.paths-cloned')}</p>}
      {!readOnly && (
        <AddService
          label={t('namesScreen.repositories.service', { name })}
          known={known.filter((one) => !services.some(({ service }) => service === one))}
          onAdd={(service) => change([...services, { service, paths: [] }])}
        />
      )}
    </section>
  );
}

function RepositoryHead({ repository }: { readonly repository: MappedRepository }) {
  const { t, locale } = useText();
  const timeZone = useWorkspace((state) => state.summary?.settings.timeZone ?? 'UTC');
  const { name, commits, lastCommitAt } = repository;
  return (
    <div className={classes.cardHead}>
      <h2 className={classes.cardTitle}>
        <bdi>{name}</bdi>
      </h2>
      <span className={classes.faint}>{t('namesScreen.repositories.commits', { count: commits })}</span>
      {lastCommitAt !== null && (
        <span className={classes.faint}>
          {t('namesScreen.repositories.last-commit', { date: formatDate(lastCommitAt, timeZone, locale) })}
        </span>
      )}
    </div>
  );
}

interface AddServiceProps {
  readonly label: string;
  readonly known: readonly string[];
  readonly onAdd: (service: string) => void;
}

function AddService({ label, known, onAdd }: AddServiceProps) {
  const { t } = useText();
  const [text, setText] = useState('');
  const add = (service: string): void => {
    if (service.trim() !== '') onAdd(service.trim());
    setText('');
  };
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        add(text);
      }}
    >
      <Autocomplete
        size="xs"
        w={260}
        aria-label={label}
        placeholder={t('namesScreen.repositories.service-placeholder')}
        data={[...known]}
        limit={50}
        value={text}
        onChange={setText}
      />
      <Button type="submit" size="compact-sm" variant="default" disabled={text.trim() === ''}>
        {t('namesScreen.repositories.add')}
      </Button>
    </form>
  );
}
