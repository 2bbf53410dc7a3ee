import { Button, TagsInput } from '@mantine/core';
import type { MappedPaths, MappedRepository } from '../../../shared/name-mapping.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import { useJobs } from '../../store/jobs.ts';
import classes from './names.module.css';
import { needsReading, readPaths } from './names-state.ts';

interface OwnedServiceProps {
  readonly repository: MappedRepository;
  readonly owned: MappedPaths;
  readonly readOnly: boolean;
  readonly onPaths: (paths: readonly string[]) => void;
  readonly onRemove: () => void;
}

/** A service that deploys from a repository, and the paths of it that it owns. */
export function OwnedService({ repository, owned, readOnly, onPaths, onRemove }: OwnedServiceProps) {
  const { t } = useText();
  const { name, cloned } = repository;
  const { service, paths } = owned;
  return (
    <li className={classes.ownedService}>
      <bdi className={classes.name} title={service}>
        {service}
      </bdi>
      <TagsInput
        size="xs"
        aria-label={t('namesScreen.repositories.paths', { service, name })}
        placeholder={paths.length === 0 && !cloned ? t('namesScreen.repositories.paths-all') : ''}
        value={[...paths]}
        // A comma belongs to a pattern: {web,api}/**
        splitChars={[]}
        disabled={readOnly || cloned}
        onChange={onPaths}
      />
      <IconButton
        icon="close"
        label={t('namesScreen.repositories.remove', { service, name })}
        isDisabled={readOnly}
        onClick={onRemove}
      />
      {paths.length > 0 && <Touching repository={repository} owned={owned} readOnly={readOnly} />}
    </li>
  );
}

function Touching({ repository, owned, readOnly }: Pick<OwnedServiceProps, 'repository' | 'owned' | 'readOnly'>) {
  const { t } = useText();
  const { id, name, commits } = repository;
  const isReading = useJobs((state) =>
    state.jobs.some((job) => job.name === 'repository.read-paths' && job.subject === name && job.state === 'running'),
  );
  const { touching } = owned;
  return (
    <span className={`${classes.faint} ${classes.ownedNote}`}>
      {touching === null
        ? t('namesScreen.repositories.unread')
        : t('namesScreen.repositories.touching', { touching, commits })}
      {needsReading(owned) && !readOnly && (
        <Button size="compact-xs" variant="default" loading={isReading} onClick={() => void readPaths({ id, name })}>
          {t('namesScreen.repositories.read')}
        </Button>
      )}
    </span>
  );
}
