import { formatChange, formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import type { LeadTimeGroup, LeadTimeGrouping } from '../../../shared/lead-time-answers.ts';
import type { LeadTimeRule } from '../../../shared/metrics/profiles.ts';
import { ShareBar } from '../../charts/share-bar.tsx';
import { StageBar } from '../../charts/stage-bar.tsx';
import { sumOf } from '../../charts/stage-sum.ts';
import { filterTo, GroupName } from '../../components/group-name.tsx';
import { SortHeader } from '../../components/sort-header.tsx';
import { meansOf, stageWords } from '../../components/stage-words.ts';
import { useText } from '../../i18n.ts';
import { authorGroupName } from './change-words.ts';
import { showAuthorGroup } from './changes-place.ts';
import { type GroupColumn, type GroupOrder, medianChange, nextOrder } from './group-rows.ts';
import classes from './tables.module.css';

interface GroupsTableProps {
  readonly groups: readonly LeadTimeGroup[];
  /** Shown or not: the longest of them is the whole width of the bars. */
  readonly all: readonly LeadTimeGroup[];
  readonly by: LeadTimeGrouping;
  readonly over: LeadTimeRule['over'];
  /** What the period is set against. */
  readonly against: string;
  readonly order: GroupOrder;
  readonly onOrder: (order: GroupOrder) => void;
}

export function GroupsTable({ groups, all, by, over, against, order, onOrder }: GroupsTableProps) {
  const { t } = useText();
  const header = (column: GroupColumn, label: string) => (
    <SortHeader
      key={column}
      label={label}
      align={column === 'name' ? 'left' : 'right'}
      direction={order.column === column ? (order.descending ? 'descending' : 'ascending') : null}
      onSort={() => onOrder(nextOrder(order, column))}
    />
  );
  const hasStages = all.some((group) => sumOf(meansOf(group.stages)) > 0);
  const longest = Math.max(0, ...all.map((group) => sumOf(meansOf(group.stages)) || (group.meanSeconds ?? 0)));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {header('name', t(`leadTime.groups.tabs.${by}`))}
          <th scope="col" className={classes.barCell}>
            {t(hasStages ? 'leadTime.groups.column.stages' : 'leadTime.groups.column.mean')}
          </th>
          {(['n', 'median', 'mean', 'p90', 'change'] as const).map((column) =>
            header(
              column,
              column === 'n' ? t(`leadTime.course.column.${over}`) : t(`leadTime.groups.column.${column}`),
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <GroupRow key={group.key} group={group} by={by} against={against} longest={longest} />
        ))}
      </tbody>
    </table>
  );
}

interface GroupRowProps extends Pick<GroupsTableProps, 'by' | 'against'> {
  readonly group: LeadTimeGroup;
  /** Seconds that fill the width of the bars; whose stages are not known has a plain bar of its mean. */
  readonly longest: number;
}

function GroupRow({ group, by, against, longest }: GroupRowProps) {
  const { t, locale } = useText();
  const duration = (seconds: number | null) => (seconds === null ? '–' : formatDuration(seconds, locale));
  const stages = meansOf(group.stages);
  return (
    <tr>
      <th scope="row" className={classes.nameCell}>
        <Name group={group} by={by} />
      </th>
      <td className={classes.barCell}>
        {sumOf(stages) > 0 ? (
          <StageBar stages={stages} whole={longest} label={stageWords(stages, t, locale)} />
        ) : (
          <ShareBar share={longest === 0 ? 0 : (group.meanSeconds ?? 0) / longest} />
        )}
      </td>
      <td>{formatNumber(group.n, locale)}</td>
      <td className={classes.main}>{duration(group.medianSeconds)}</td>
      <td>{duration(group.meanSeconds)}</td>
      <td>{duration(group.p90Seconds)}</td>
      <td className={classes.change}>
        <Change group={group} against={against} />
      </td>
    </tr>
  );
}

/** Uncoloured: whether it is more than chance is not tested group by group. */
function Change({ group, against }: Pick<GroupRowProps, 'group' | 'against'>) {
  const { t, locale } = useText();
  const change = medianChange(group);
  if (change === null) return <span title={t('metrics.reason.no-previous')}>–</span>;
  const hint = t('leadTime.groups.change-hint', {
    against,
    from: group.previousMedianSeconds ?? 0,
    to: group.medianSeconds ?? 0,
  });
  return <span title={hint}>{formatChange(change, locale)}</span>;
}

function Name({ group: { key, team }, by }: Pick<GroupRowProps, 'group' | 'by'>) {
  const { t } = useText();
  if (by === 'author-group') {
    return <GroupName name={authorGroupName(key, t)} team={undefined} onChoose={() => showAuthorGroup(key)} />;
  }
  // The filter bar can't ask for rows that name nothing; the list's own filter can.
  if (key === '') return <span className={classes.unnamed}>{t('leadTime.groups.no-name')}</span>;
  return <GroupName name={key} team={team} onChoose={() => filterTo(by, key)} />;
}
