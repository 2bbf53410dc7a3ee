import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Report } from '../../../shared/report.ts';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import classes from './breakdown.module.css';
import {
  BREAKDOWN_DIMENSIONS,
  type BreakdownDimension,
  DEFAULT_ORDER,
  frequencyOf,
  sortRows,
} from './breakdown-rows.ts';
import { BreakdownTable } from './breakdown-table.tsx';

/** More rows than anybody compares at a glance wait for a click. */
const FIRST_ROWS = 12;

export function useBreakdownDimension(): BreakdownDimension {
  const param = useScreenParam('by');
  return BREAKDOWN_DIMENSIONS.find((known) => known === param) ?? 'service';
}

export function Breakdown({ report }: { readonly report: Report }) {
  const { t } = useText();
  const by = useBreakdownDimension();
  const [order, setOrder] = useState(DEFAULT_ORDER);
  const [showsAll, setShowsAll] = useState(false);
  const rows = sortRows(report.breakdown[by] ?? [], order, report.profile);
  const hasStages = rows.some((row) => row.metrics.changeLeadTime.stages.some((stage) => stage.n > 0));
  return (
    <section className={classes.panel} aria-labelledby="breakdown-title">
      <div className={classes.head}>
        <h2 className={classes.title} id="breakdown-title">
          {t(`overviewScreen.breakdown.title.${by}`)}
        </h2>
        <TabRow
          label={t('overviewScreen.breakdown.tabs-label')}
          value={by}
          tabs={BREAKDOWN_DIMENSIONS.map((value) => ({ value, label: t(`overviewScreen.breakdown.tabs.${value}`) }))}
          onChange={(value) => setScreenParam('by', value === 'service' ? null : value)}
        />
      </div>
      {rows.length === 0 ? (
        <p className={classes.hint}>{t('overviewScreen.breakdown.empty')}</p>
      ) : (
        <BreakdownTable
          rows={showsAll ? rows : rows.slice(0, FIRST_ROWS)}
          largest={Math.max(...rows.map((row) => frequencyOf(row, report.profile) ?? 0))}
          by={by}
          profile={report.profile}
          order={order}
          onOrder={setOrder}
          hasStages={hasStages}
        />
      )}
      {rows.length > FIRST_ROWS && (
        <UnstyledButton className={classes.more} onClick={() => setShowsAll(!showsAll)}>
          {showsAll
            ? t('overviewScreen.breakdown.show-fewer')
            : t('overviewScreen.breakdown.show-all', { count: rows.length })}
        </UnstyledButton>
      )}
      {rows.length > 0 && !hasStages && <p className={classes.hint}>{t('overviewScreen.breakdown.no-stages')}</p>}
    </section>
  );
}
