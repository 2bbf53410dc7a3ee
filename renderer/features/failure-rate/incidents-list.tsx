import { Button } from '@mantine/core';
import type { IncidentRow, Page } from '../../../shared/answers.ts';
import type { View } from '../../../shared/view.ts';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowsTable } from '../../components/rows-table.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { type Answer, useAnswer } from '../../store/results.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { incidentColumns } from '../failures/incident-columns.tsx';
import { openIncident } from '../failures/open-incident.ts';
import { AllLink, ListFoot } from './all-link.tsx';
import classes from './panels.module.css';

/** More than anybody reads under a chart are in the list's own screen. */
export const ROWS_SHOWN = 12;

/** The first incidents of the view by `column`, largest first; view null = none are asked for. */
export function useIncidents(view: View | null, column: 'startedAt' | 'recoverySeconds'): Answer<Page<IncidentRow>> {
  const sort = { column, descending: true };
  return useAnswer('incidents.list', view && { view, search: '', sort, offset: 0, limit: ROWS_SHOWN });
}

interface IncidentsListProps {
  /** null = on its way */
  readonly page: Page<IncidentRow> | null;
  readonly sort?: string;
  readonly timeZone: string;
}

/** Some incidents, and the way to all of the period. */
export function IncidentsList({ page, sort, timeZone }: IncidentsListProps) {
  const tools = useText();
  const { t } = tools;
  const hasNone = useWorkspace((state) => state.summary?.incidents === 0);
  if (hasNone) {
    return (
      <>
        <p className={classes.nothing}>{t('stability.failures.no-incidents-at-all')}</p>
        <Button size="xs" variant="default" onClick={() => navigate('/data')}>
          {t('stability.failures.import-incidents')}
        </Button>
      </>
    );
  }
  if (page === null) return null;
  const { rows, total } = page;
  if (total === 0) return <p className={classes.nothing}>{t('stability.failures.none-incidents')}</p>;
  return (
    <>
      <RowsTable
        label={t('stability.failures.tabs.incidents')}
        rows={rows}
        columns={shownColumns(tools, timeZone)}
        keyOf={({ id }) => id}
        onOpen={({ id }) => openIncident(id)}
      />
      <ListFoot shown={rows.length} total={total}>
        <AllLink
          to="/failures"
          how={sort === undefined ? undefined : `sort=${sort}`}
          words={t('stability.failures.all-incidents', { count: total })}
        />
      </ListFoot>
    </>
  );
}

/** What fits under a chart, what it is about first; the others are in the list's own screen. */
const SHOWN = ['startedAt', 'title', 'service', 'severity', 'recoverySeconds', 'linkRule', 'team', 'env'];

function shownColumns(tools: TextTools, timeZone: string): readonly ListColumn<IncidentRow>[] {
  const columns = new Map(incidentColumns(tools, timeZone).map((column) => [column.id, column]));
  return SHOWN.flatMap((id) => columns.get(id) ?? []);
}
