import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { DeploymentRow } from '../../../shared/answers.ts';
import { readHoursParam } from '../../../shared/hours-of-week.ts';
import { hourOfWeekName, hoursOfWeekName } from '../../../shared/i18n/hour-of-week.ts';
import { ONLY_DEPLOYMENTS } from '../../../shared/model.ts';
import type { LocalHour } from '../../../shared/view.ts';
import { CommitDrawer } from '../../components/commit-drawer.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useListColumns } from '../../components/list-columns.ts';
import { ListFilter } from '../../components/list-filter.tsx';
import { ListHead } from '../../components/list-head.tsx';
import { ListTools } from '../../components/list-tools.tsx';
import { NothingImported } from '../../components/nothing-imported.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import type { ListQuestion } from '../../store/pages.ts';
import { setScreenParam, useListQuestion, useOpenRow, useScreenParam } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { deploymentColumns } from './deployment-columns.tsx';
import { DeploymentDrawer } from './deployment-drawer.tsx';

export function DeploymentsScreen() {
  const tools = useText();
  const { t, locale } = tools;
  const { question: listed, sortBy } = useListQuestion({ column: 'finishedAt', descending: true });
  const isMissing = useScreenParam('missing') !== null;
  const hour = useLocalHour();
  const hoursText = useScreenParam('hours') ?? '';
  const hours = useMemo(() => readHoursParam(hoursText), [hoursText]);
  const onlyParam = useScreenParam('only');
  const only = ONLY_DEPLOYMENTS.find((known) => known === onlyParam);
  const question = useMemo<ListQuestion | null>(
    () =>
      listed && {
        ...listed,
        ...(isMissing ? { missing: true } : {}),
        ...(hour ? { hour } : {}),
        ...(hours ? { hours } : {}),
        ...(only ? { only } : {}),
      },
    [listed, isMissing, hour, hours, only],
  );
  const openId = useOpenRow();
  const timeZone = question?.view.timeZone ?? 'UTC';
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the locale
  const known = useMemo(() => deploymentColumns(tools, timeZone), [locale, timeZone]);
  const columns = useListColumns(known);
  if (question === null) return null;
  return (
    <>
      <PagedTable<DeploymentRow>
        label={t('app.screens.deployments')}
        name="deployments.list"
        question={question}
        columns={columns.shown}
        onSort={sortBy}
        onOpen={(row) => setScreenParam('open', String(row.id))}
        isOpen={(row) => row.id === openId}
        head={(total) => (
          <ListHead
            title={t('app.screens.deployments')}
            placeholder={t('lists.search.deployments')}
            total={total}
            count={(count) => t('lists.count.deployments', { count })}
            tools={
              <ListTools
                name="deployments.list"
                title={t('app.screens.deployments')}
                question={question}
                columns={columns}
                total={total}
              />
            }
          >
            {isMissing && (
              <ListFilter words={t('repositories.missing.filter')} onRemove={() => setScreenParam('missing', null)} />
            )}
            {only !== undefined && (
              <ListFilter words={t(`stability.only.${only}`)} onRemove={() => setScreenParam('only', null)} />
            )}
            {hour !== null && (
              <ListFilter words={hourOfWeekName(hour, t, locale)} onRemove={() => setScreenParam('hour', null)} />
            )}
            {hours !== null && (
              <ListFilter words={hoursOfWeekName(hours, t, locale)} onRemove={() => setScreenParam('hours', null)} />
            )}
          </ListHead>
        )}
        empty={<NoDeployments />}
      />
      <DeploymentDrawer id={openId} view={question.view} />
      <CommitDrawer view={question.view} />
    </>
  );
}

/** "1-14" in the location: Mondays from 14:00 to 15:00. */
function useLocalHour(): LocalHour | null {
  const [, weekday, hour] = /^([1-7])-(1?\d|2[0-3])$/.exec(useScreenParam('hour') ?? '') ?? [];
  return useMemo(
    () => (weekday === undefined || hour === undefined ? null : { weekday: Number(weekday), hour: Number(hour) }),
    [weekday, hour],
  );
}

function NoDeployments() {
  const { t } = useText();
  const hasNone = useWorkspace((state) => state.summary?.deployments === 0);
  if (!hasNone) {
    return (
      <EmptyState level={2} title={t('lists.empty.deployments-title')} text={t('lists.empty.deployments-text')}>
        <Button variant="default" onClick={() => navigate('/deployments?')}>
          {t('lists.empty.clear')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <NothingImported
      level={2}
      title={t('lists.empty.deployments-none-title')}
      text={t('lists.empty.deployments-none-text')}
    />
  );
}
