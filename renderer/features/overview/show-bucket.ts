import { useCallback } from 'react';
import type { Report } from '../../../shared/report.ts';
import { filtersFromQuery, filtersToQuery } from '../../store/filters.ts';
import { currentQuery, navigate } from '../../store/location.ts';
import { localDayOf } from '../../store/zone.ts';
import { bucketEnd } from './main-chart-points.ts';

/** Leads from a bucket of the report's series to the deployments in it. */
export function useShowBucket(report: Report): (day: string) => void {
  return useCallback(
    (day) => {
      const end = localDayOf(report.period.to, report.period.timeZone);
      const range = { kind: 'custom', from: day, to: bucketEnd(report.series, day, end) } as const;
      navigate(`/deployments?${filtersToQuery({ ...filtersFromQuery(currentQuery()), range })}`);
    },
    [report],
  );
}
