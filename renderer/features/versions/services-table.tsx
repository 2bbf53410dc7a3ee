import { useMemo, useRef } from 'react';
import type { ServiceVersions } from '../../../shared/version-answers.ts';
import { CopyTools } from '../../charts/copy-tools.tsx';
import { ListHead } from '../../components/list-head.tsx';
import { rowOrderFromParam, rowOrderToParam } from '../../components/sorted-rows.ts';
import { SortedTable, tableOf, useSortedRows } from '../../components/sorted-table.tsx';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import { serviceColumns } from './service-columns.tsx';
import { openService } from './service-place.ts';
import { useWordTools } from './use-word-tools.ts';
import classes from './versions-screen.module.css';

interface ServicesTableProps {
  readonly services: readonly ServiceVersions[];
  /** Until when something is known. */
  readonly end: number | null;
}

/** Fewer are on the page as they are; more scroll under their heads. */
const MOST_WITHOUT_SCROLLING = 25;

/** Services with the version that each runs, those in trouble first. */
export function ServicesTable({ services, end }: ServicesTableProps) {
  const { t, locale, timeZone } = useWordTools();
  const panel = useRef<HTMLElement>(null);
  const search = useScreenParam('search') ?? '';
  const found = useMemo(() => services.filter((row) => isFound(row, search)), [services, search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the locale stands for the texts
  const columns = useMemo(() => serviceColumns({ t, locale, timeZone, end }), [locale, timeZone, end]);
  const ids = columns.map(({ id }) => id);
  const order = rowOrderFromParam(useScreenParam('sort'), ids);
  const sorted = useSortedRows(found, columns, order);
  return (
    <section className={classes.tablePanel} ref={panel} aria-labelledby="versions-services">
      <h2 className={classes.spoken} id="versions-services">
        {t('versions.services.label')}
      </h2>
      <div className={classes.listHead}>
        <ListHead
          title={t('versions.all')}
          level={2}
          placeholder={t('versions.services.search')}
          total={found.length}
          count={(count) => t('versions.services.count', { count })}
          tools={<CopyTools panel={panel} table={() => tableOf(columns, sorted)} />}
        />
      </div>
      {found.length === 0 ? (
        <p className={classes.noneFound}>{t('versions.services.none-found')}</p>
      ) : (
        <SortedTable
          label={t('versions.services.label')}
          rows={sorted}
          columns={columns}
          order={order}
          onOrder={(next) => setScreenParam('sort', rowOrderToParam(next), true)}
          keyOf={({ service }) => service}
          onOpen={openRow}
          rowHeight={46}
          maxHeight={found.length > MOST_WITHOUT_SCROLLING ? 'max(400px, calc(100vh - 190px))' : undefined}
          question={search}
        />
      )}
    </section>
  );
}

function openRow({ service }: ServiceVersions): void {
  openService(service);
}

function isFound({ service, team, current, alsoActive }: ServiceVersions, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  return [service, team, current?.version, ...alsoActive].some((name) => name?.toLowerCase().includes(wanted));
}
