import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { ChangeRow } from '../../../shared/lead-time-answers.ts';
import type { StageName } from '../../../shared/report.ts';
import { StageBar } from '../../charts/stage-bar.tsx';
import { sumOf } from '../../charts/stage-sum.ts';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowButton } from '../../components/row-button.tsx';
import { pullNumber, stageWords } from '../../components/stage-words.ts';
import type { TextTools } from '../../i18n.ts';
import { changeName } from './change-words.ts';

/** @param stage the one that the list is narrowed to: its time stands in place of the bar of all */
export function changeColumns(
  tools: TextTools,
  timeZone: string,
  stage: StageName | undefined,
): readonly ListColumn<ChangeRow>[] {
  const { t, locale } = tools;
  const column = (name: 'subject' | 'author' | 'service' | 'pull' | 'lead' | 'deployed') => t(`changes.column.${name}`);
  return [
    {
      id: 'subject',
      label: column('subject'),
      align: 'left',
      width: 300,
      cell: (row) => (
        <RowButton>
          <bdi title={changeName(row, t)}>{changeName(row, t)}</bdi>
        </RowButton>
      ),
    },
    {
      id: 'leadSeconds',
      label: column('lead'),
      align: 'right',
      width: 110,
      cell: (row) => <strong>{formatDuration(row.leadSeconds, locale)}</strong>,
    },
    stage === undefined ? allStages({ t, locale }) : oneStage({ t, locale }, stage),
    { id: 'service', label: column('service'), align: 'left', width: 150, cell: (row) => row.service },
    { id: 'author', label: column('author'), align: 'left', width: 120, cell: (row) => row.author ?? '–' },
    {
      id: 'pull',
      label: column('pull'),
      align: 'left',
      width: 108,
      isFixed: true,
      cell: (row) =>
        row.pull === null ? '–' : <span title={row.pull.title ?? undefined}>{pullNumber(row.pull)}</span>,
    },
    {
      id: 'deployedAt',
      label: column('deployed'),
      align: 'left',
      width: 176,
      cell: (row) => formatDateTime(row.deployedAt, timeZone, locale),
    },
    ...extraColumns(tools, timeZone),
  ];
}

function extraColumns({ t, locale }: TextTools, timeZone: string): readonly ListColumn<ChangeRow>[] {
  const texts = {
    repo: t('lists.drawer.repository'),
    team: t('lists.column.team'),
    env: t('lists.column.env'),
    version: t('lists.column.version'),
  };
  const text = (id: keyof typeof texts, width: number): ListColumn<ChangeRow> => {
    return { id, label: texts[id], align: 'left', width, isExtra: true, cell: (row) => row[id] ?? '–' };
  };
  return [
    {
      id: 'authoredAt',
      label: t('changes.column.authored'),
      align: 'left',
      width: 176,
      isExtra: true,
      cell: (row) => formatDateTime(row.authoredAt, timeZone, locale),
    },
    text('repo', 160),
    { ...text('team', 110), isFixed: true },
    { ...text('env', 100), isFixed: true },
    { ...text('version', 120), isFixed: true },
  ];
}

function allStages({ t, locale }: TextTools): ListColumn<ChangeRow> {
  return {
    id: 'stages',
    label: t('changes.column.stages'),
    align: 'left',
    width: 140,
    isFixed: true,
    cell: ({ stages }) =>
      sumOf(stages) === 0 ? '–' : <StageBar stages={stages} label={stageWords(stages, t, locale)} />,
  };
}

function oneStage({ t, locale }: TextTools, stage: StageName): ListColumn<ChangeRow> {
  return {
    id: stage,
    name: 'stages',
    label: t(`metrics.stage.${stage}`),
    align: 'right',
    width: 140,
    cell: ({ stages }) => <strong>{formatDuration(stages[stage] ?? 0, locale)}</strong>,
  };
}
