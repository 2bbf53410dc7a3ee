import type { Locale } from '../../../../shared/i18n/catalog.ts';
import { formatDuration, formatNumber } from '../../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../../shared/i18n/format-date.ts';
import type { Translate } from '../../../../shared/i18n/translator.ts';
import type { VersionComparison, VersionRow } from '../../../../shared/version-answers.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { useText } from '../../../i18n.ts';
import { useDataFrame } from '../../../store/view.ts';
import classes from './compare-versions.module.css';

const MEASURES = ['first', 'deployments', 'commits', 'authors', 'lead', 'incidents', 'failed'] as const;
type Measure = (typeof MEASURES)[number];

/** The same figures of both versions. */
export function SideBySide({ comparison: { base, head } }: { readonly comparison: VersionComparison }) {
  const { t, locale } = useText();
  const timeZone = useDataFrame()?.timeZone ?? 'UTC';
  return (
    <ScrollRegion label={t('versions.compare.side')}>
      <table className={classes.table} aria-label={t('versions.compare.side')}>
        <thead>
          <tr>
            <th scope="col">{t('versions.compare.side')}</th>
            {[base, head].map((row, index) => (
              <th key={row.version} scope="col" className={classes.sideName} title={row.version}>
                {t(index === 0 ? 'versions.table.from' : 'versions.table.to')} <bdi>{row.version}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((measure) => (
            <tr key={measure}>
              <th scope="row">{t(`versions.compare.measure.${measure}`)}</th>
              <td>{measureText(base, measure, timeZone, t, locale)}</td>
              <td>{measureText(head, measure, timeZone, t, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function measureText(row: VersionRow, measure: Measure, timeZone: string, t: Translate, locale: Locale): string {
  switch (measure) {
    case 'first':
      return row.firstDeployedAt === null ? '–' : formatDateTime(row.firstDeployedAt, timeZone, locale);
    case 'lead':
      return row.medianLeadSeconds === null ? '–' : formatDuration(row.medianLeadSeconds, locale);
    case 'failed':
      return t(row.failed ? 'versions.compare.yes' : 'versions.compare.no');
    default:
      return formatNumber(row[measure], locale);
  }
}
