import { Button, Modal, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { ReleasesPreview, RepositorySummary } from '../../../shared/model.ts';
import { request } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { errorText } from '../../error-text.ts';
import { translate, useText } from '../../i18n.ts';
import { notify } from '../../notify.ts';
import { useAnswer } from '../../store/results.ts';
import { refreshWorkspace, useWorkspace } from '../../store/workspace.ts';
import classes from './data-screen.module.css';
import form from './releases-form.module.css';

interface ReleasesFormProps {
  readonly repository: RepositorySummary;
  readonly onClose: () => void;
}

/** What most repositories call their releases. */
const USUAL = 'v*';

/** Which tags are deployments; while the pattern is written, what it would make of them. */
export function ReleasesForm({ repository, onClose }: ReleasesFormProps) {
  const { t } = useText();
  const { id, name, releases } = repository;
  const [pattern, setPattern] = useState(releases ?? USUAL);
  const { value, error } = useAnswer(
    'repository.releases-preview',
    pattern.trim() === '' ? null : { repositoryId: id, pattern },
  );
  const isUsable = pattern.trim() !== '' && error === null;
  const choose = (chosen: string | null): void => {
    onClose();
    void attempt(() => changeReleases(repository, chosen));
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('repositories.releases.title', { name })}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isUsable) choose(pattern.trim());
        }}
      >
        <p className={classes.soft}>{t('repositories.releases.text')}</p>
        <TextInput
          label={t('repositories.releases.pattern')}
          description={t('repositories.releases.pattern-hint')}
          value={pattern}
          maxLength={1024}
          error={error === null ? null : errorText(error)}
          onChange={(event) => setPattern(event.currentTarget.value)}
          data-autofocus
        />
        {isUsable && value !== null && <Preview preview={value} />}
        <div className={form.actions}>
          {releases !== null && (
            <Button variant="subtle" color="gray" onClick={() => choose(null)}>
              {t('repositories.releases.none')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('repositories.releases.cancel')}
          </Button>
          <Button type="submit" disabled={!isUsable}>
            {t('repositories.releases.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

async function changeReleases({ id, name }: RepositorySummary, pattern: string | null): Promise<void> {
  await request('repository.releases', { repositoryId: id, pattern });
  await refreshWorkspace();
  const message =
    pattern === null
      ? translate('repositories.releases.removed', { name })
      : translate('repositories.releases.saved', { name, pattern });
  notify({ message });
}

function Preview({ preview: { tags, matching, deployments, newest } }: { readonly preview: ReleasesPreview }) {
  const { t, locale } = useText();
  const timeZone = useWorkspace((state) => state.summary?.settings.timeZone ?? 'UTC');
  return (
    <>
      <p role="status" className={classes.soft}>
        {t('repositories.releases.matching', { count: tags, matching })}
        {matching > 0 && ` · ${t('repositories.releases.deployments', { count: deployments })}`}
      </p>
      {newest.length > 0 && (
        <Table verticalSpacing={4} aria-label={t('repositories.releases.newest')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('repositories.releases.tag')}</Table.Th>
              <Table.Th scope="col">{t('repositories.releases.service')}</Table.Th>
              <Table.Th scope="col">{t('repositories.releases.version')}</Table.Th>
              <Table.Th scope="col">{t('repositories.releases.at')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {newest.map(({ tag, service, version, at }) => (
              <Table.Tr key={`${tag} ${service}`}>
                <Table.Td className={form.tag}>
                  <bdi>{tag}</bdi>
                </Table.Td>
                <Table.Td className={form.tag}>
                  <bdi>{service}</bdi>
                </Table.Td>
                <Table.Td className={form.tag}>
                  <bdi>{version}</bdi>
                </Table.Td>
                <Table.Td className={classes.nowrap}>{formatDateTime(at, timeZone, locale)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
