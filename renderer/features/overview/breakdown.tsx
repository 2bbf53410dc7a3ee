import { useId, useState } from 'react';
import type { Report } from '../../../shared/report.ts';
import { useFirstRows } from '../../components/first-rows.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { useScreenChoice } from '../../store/screen-choice.ts';
import classes from './breakdown.module.css';
import { BREAKDOWN_DIMENSIONS, type BreakdownDimension, DEFAULT_ORDER, sortRows } from './breakdown-rows.ts';
import { BreakdownTable } from './breakdown-table.tsx';

export function useBreakdownDimension(): readonly [BreakdownDimension, (by: BreakdownDimension) => void] {
  return useScreenChoice('by', BREAKDOWN_DIMENSIONS, 'service');
}

export function Breakdown({ report }: { readonly report: Report }) {
  const { t } = useText();
  const heading = useId();
  const [by, choose] = useBreakdownDimension();
  const [order, setOrder] = useState(DEFAULT_ORDER);
  const rows = sortRows(report.breakdown[by] ?? [], order, report.profile);
  const { shown, more } = useFirstRows(rows);
  const hasStages = rows.some((row) => row.metrics.changeLeadTime.stages.some((stage) => stage.n > 0));
  return (
    <section className={classes.panel} aria-labelledby={heading}>
      <div className={classes.head}>
        <h2 className={classes.title} id={heading}>
          {t(`overviewScreen.breakdown.title.${by}`)}
        </h2>
        <TabRow
          label={t('overviewScreen.breakdown.tabs-label')}
          value={by}
          tabs={BREAKDOWN_DIMENSIONS.map((value) => ({ value, label: t(`overviewScreen.breakdown.tabs.${value}`) }))}
          onChange={choose}
        />
      </div>
      {rows.length === 0 ? (
        <p className={classes.hint}>{t('overviewScreen.breakdown.empty')}</p>
      ) : (
        <BreakdownTable
          rows={shown}
          by={by}
          profile={report.profile}
          order={order}
          onOrder={setOrder}
          hasStages={hasStages}
        />
      )}
      {more}
      {rows.length > 0 && !hasStages && <p className={classes.hint}>{t('overviewScreen.breakdown.no-stages')}</p>}
    </section>
  );
}
