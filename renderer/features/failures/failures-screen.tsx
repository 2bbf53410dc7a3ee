import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { IncidentRow } from '../../../shared/answers.ts';
import { ONLY_INCIDENTS } from '../../../shared/model.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useListColumns } from '../../components/list-columns.ts';
import { ListFilter } from '../../components/list-filter.tsx';
import { ListHead } from '../../components/list-head.tsx';
import { ListTools } from '../../components/list-tools.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import type { ListQuestion } from '../../store/pages.ts';
import { setScreenParam, useListQuestion, useOpenRow, useScreenParam } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { incidentColumns } from './incident-columns.tsx';
import { IncidentDrawer } from './incident-drawer.tsx';

export function FailuresScreen() {
  const tools = useText();
  const { t, locale } = tools;
  const { question: listed, sortBy } = useListQuestion({ column: 'startedAt', descending: true });
  const recoveredParam = useScreenParam('recovered');
  const recovered = ONLY_INCIDENTS.find((known) => known === recoveredParam);
  const question = useMemo<ListQuestion | null>(
    () => listed && { ...listed, ...(recovered ? { recovered } : {}) },
    [listed, recovered],
  );
  const openId = useOpenRow();
  const timeZone = question?.view.timeZone ?? 'UTC';
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the locale
  const known = useMemo(() => incidentColumns(tools, timeZone), [locale, timeZone]);
  const columns = useListColumns(known);
  if (question === null) return null;
  return (
    <>
      <PagedTable<IncidentRow>
        label={t('app.screens.failures')}
        name="incidents.list"
        question={question}
        columns={columns.shown}
        onSort={sortBy}
        onOpen={(row) => setScreenParam('open', String(row.id))}
        isOpen={(row) => row.id === openId}
        head={(total) => (
          <ListHead
            title={t('app.screens.failures')}
            placeholder={t('lists.search.failures')}
            total={total}
            count={(count) => t('lists.count.failures', { count })}
            tools={
              <ListTools
                name="incidents.list"
                title={t('app.screens.failures')}
                question={question}
                columns={columns}
                total={total}
              />
            }
          >
            {recovered !== undefined && (
              <ListFilter
                words={t(`stability.recovered.${recovered}`)}
                onRemove={() => setScreenParam('recovered', null)}
              />
            )}
          </ListHead>
        )}
        empty={<NoIncidents />}
      />
      <IncidentDrawer id={openId} view={question.view} />
    </>
  );
}

function NoIncidents() {
  const { t } = useText();
  const hasNone = useWorkspace((state) => state.summary?.incidents === 0);
  if (!hasNone) {
    return (
      <EmptyState level={2} title={t('lists.empty.failures-title')} text={t('lists.empty.failures-text')}>
        <Button variant="default" onClick={() => navigate('/failures?')}>
          {t('lists.empty.clear')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState level={2} title={t('lists.empty.failures-none-title')} text={t('lists.empty.failures-none-text')}>
      <Button onClick={() => navigate('/data')}>{t('app.actions.import-data')}</Button>
    </EmptyState>
  );
}
