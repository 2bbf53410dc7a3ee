import { useState } from 'react';
import { LEAD_TIME_GROUPINGS, type LeadTimeAnswer, type LeadTimeGrouping } from '../../../shared/lead-time-answers.ts';
import type { LeadTimeRule } from '../../../shared/metrics/profiles.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import { StageLegend } from '../../charts/stage-legend.tsx';
import { useFirstRows } from '../../components/first-rows.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import { comparedName } from '../metric/headline-words.ts';
import { DEFAULT_ORDER, sortGroups } from './group-rows.ts';
import { GroupsTable } from './groups-table.tsx';
import classes from './tables.module.css';

export function useGrouping(): LeadTimeGrouping {
  const param = useScreenParam('by');
  return LEAD_TIME_GROUPINGS.find((known) => known === param) ?? 'service';
}

interface GroupsPanelProps {
  readonly answer: LeadTimeAnswer;
  /** What the groups of the answer are: another grouping may have been chosen that is still on its way. */
  readonly by: LeadTimeGrouping;
  /** What there is one value of, under the profile. */
  readonly over: LeadTimeRule['over'];
}

/** Lead times side by side, stages on one scale. */
export function GroupsPanel({ answer, by, over }: GroupsPanelProps) {
  const { t } = useText();
  const { groups } = answer;
  const [order, setOrder] = useState(DEFAULT_ORDER);
  const rows = sortGroups(groups, order);
  const { shown: first, more } = useFirstRows(rows);
  const shown = new Set(STAGE_NAMES.filter((stage) => groups.some(({ stages }) => hasStage(stages, stage))));
  return (
    <section className={classes.panel} aria-labelledby="groups-title">
      <div className={classes.head}>
        <h2 className={classes.title} id="groups-title">
          {t(`leadTime.groups.title.${by}`)}
        </h2>
        <TabRow
          label={t('leadTime.groups.tabs-label')}
          value={by}
          tabs={LEAD_TIME_GROUPINGS.map((value) => ({ value, label: t(`leadTime.groups.tabs.${value}`) }))}
          onChange={(value) => setScreenParam('by', value === 'service' ? null : value)}
        />
      </div>
      {by === 'author-group' && <p className={classes.subtitle}>{t('leadTime.groups.author-hint')}</p>}
      {rows.length === 0 ? (
        <p className={classes.hint}>{t('leadTime.groups.empty')}</p>
      ) : (
        <GroupsTable
          groups={first}
          all={groups}
          by={by}
          over={over}
          against={comparedName(answer, t)}
          order={order}
          onOrder={setOrder}
        />
      )}
      {shown.size > 0 && <StageLegend shown={shown} />}
      {more}
    </section>
  );
}

function hasStage(stages: LeadTimeAnswer['groups'][number]['stages'], name: (typeof STAGE_NAMES)[number]): boolean {
  return stages.some(({ stage, n }) => stage === name && n > 0);
}
