import { Button, Switch, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { DeploymentRow, IncidentRow } from '../../../shared/answers.ts';
import type { RequestInput } from '../../../shared/api.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { formatInstant } from '../../../shared/time.ts';
import type { View } from '../../../shared/view.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { Icon } from '../../components/icon.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import classes from './corrections.module.css';

const DAY = 86_400_000;
const NEAR_DAYS = 14;
const MOST = 12;

/** What can be attached: its key, and how it is told from others. */
interface Candidate {
  readonly key: string;
  readonly name: string;
  readonly about: string;
}

interface LinkPickerProps {
  readonly kind: 'incident' | 'deployment';
  /** When the deployment finished or the incident began. */
  readonly at: number;
  readonly view: View;
  /** Those that are attached by hand already. */
  readonly without: ReadonlySet<string>;
  /** Whether to ask if the deployments that the rules found stay. */
  readonly canKeep: boolean;
  readonly onChoose: (key: string, keep: boolean) => void;
}

/** A button that becomes a small search: of what lies near in time, or of all once something is typed. */
export function LinkPicker(props: LinkPickerProps) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button size="compact-sm" variant="default" className={classes.attach} onClick={() => setOpen(true)}>
        {t(`corrections.attach.${props.kind}`)}
      </Button>
    );
  }
  return <OpenPicker {...props} onClose={() => setOpen(false)} />;
}

function OpenPicker({
  kind,
  at,
  view,
  without,
  canKeep,
  onChoose,
  onClose,
}: LinkPickerProps & { readonly onClose: () => void }) {
  const text = useText();
  const { t } = text;
  const [search, setSearch] = useState('');
  const [keeps, setKeeps] = useState(false);
  const { value, error } = useCandidates({ kind, at, view, search: search.trim(), text });
  const shown = value?.filter(({ key }) => !without.has(key));
  return (
    <div className={classes.picker}>
      <div className={classes.pickerHead}>
        <TextInput
          type="search"
          size="xs"
          autoFocus
          className={classes.pickerSearch}
          placeholder={t('corrections.attach.search')}
          aria-label={t('corrections.attach.search')}
          leftSection={<Icon name="search" size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button size="compact-xs" variant="subtle" onClick={onClose}>
          {t('corrections.attach.cancel')}
        </Button>
      </div>
      {search.trim() === '' && <p className={classes.faint}>{t(`corrections.attach.near-${kind}s`)}</p>}
      {error !== null && <FailedAnswer error={error} />}
      {shown?.length === 0 && <p className={classes.note}>{t('corrections.attach.none')}</p>}
      <Candidates
        label={t(`corrections.attach.${kind}s`)}
        candidates={shown ?? []}
        onChoose={(key) => {
          onChoose(key, keeps);
          onClose();
        }}
      />
      {canKeep ? (
        <Switch
          size="xs"
          label={t('corrections.attach.keep')}
          checked={keeps}
          onChange={(event) => setKeeps(event.currentTarget.checked)}
        />
      ) : (
        <p className={classes.faint}>{t('corrections.attach.instead')}</p>
      )}
    </div>
  );
}

interface CandidatesProps {
  readonly label: string;
  readonly candidates: readonly Candidate[];
  readonly onChoose: (key: string) => void;
}

function Candidates({ label, candidates, onChoose }: CandidatesProps) {
  return (
    <ul className={classes.candidates} aria-label={label}>
      {candidates.map(({ key, name, about }) => (
        <li key={key}>
          <UnstyledButton className={classes.candidate} onClick={() => onChoose(key)}>
            <bdi className={classes.candidateName}>{name}</bdi>
            <span className={classes.faint}>{about}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

interface Wanted extends Pick<LinkPickerProps, 'kind' | 'at' | 'view'> {
  readonly search: string;
  readonly text: TextTools;
}

function useCandidates({ kind, at, view, search, text }: Wanted) {
  const question = questionOf(kind, at, view, search);
  const incidents = useAnswer('incidents.list', kind === 'incident' ? question : null);
  const deployments = useAnswer('deployments.list', kind === 'deployment' ? question : null);
  const { timeZone } = view;
  return kind === 'incident'
    ? { error: incidents.error, value: incidents.value?.rows.map((row) => ofIncident(row, timeZone, text)) }
    : { error: deployments.error, value: deployments.value?.rows.map((row) => ofDeployment(row, timeZone, text)) };
}

/** Of every service and environment, those nearest in time first. */
function questionOf(
  kind: 'incident' | 'deployment',
  at: number,
  { timeZone }: View,
  search: string,
): RequestInput<'incidents.list'> {
  const [before, after] = kind === 'incident' ? [1, NEAR_DAYS] : [NEAR_DAYS, 1];
  const near = { from: formatInstant(at - before * DAY), to: formatInstant(at + after * DAY) };
  return {
    view: {
      ...(search === '' ? near : { from: null, to: null }),
      timeZone,
      env: null,
      services: [],
      teams: [],
      repositories: [],
      excludeBots: false,
    },
    search,
    sort: { column: kind === 'incident' ? 'startedAt' : 'finishedAt', descending: kind === 'deployment' },
    offset: 0,
    limit: MOST,
    elsewhere: true,
  };
}

function ofIncident(row: IncidentRow, timeZone: string, { t, locale }: TextTools): Candidate {
  const about = [formatDateTime(row.startedAt, timeZone, locale), row.services.join(', '), row.severity];
  return {
    key: row.key,
    name: row.title ?? row.externalId ?? t('lists.drawer.untitled'),
    about: about.filter(Boolean).join(' · '),
  };
}

function ofDeployment(row: DeploymentRow, timeZone: string, { locale }: TextTools): Candidate {
  const about = [formatDateTime(row.finishedAt, timeZone, locale), row.env, row.externalId];
  return {
    key: row.key,
    name: [row.service, row.version ?? row.sha?.slice(0, 8)].filter(Boolean).join(' '),
    about: about.filter(Boolean).join(' · '),
  };
}
