import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { VersionRow } from '../../../shared/version-answers.ts';
import { Icon } from '../../components/icon.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import { useDataFrame } from '../../store/view.ts';
import type { VersionPair } from './version-pair.ts';
import classes from './versions-screen.module.css';

interface VersionTableProps {
  readonly service: string;
  readonly rows: readonly VersionRow[];
  /** Null with fewer than two versions: there is nothing to choose then. */
  readonly pair: VersionPair | null;
  readonly onChoose: (side: keyof VersionPair, version: string) => void;
}

const FIRST_SHOWN = 20;

/** Every version with when it ran, what it brought and what came after it; two of them are chosen in it. */
export function VersionTable({ service, rows, pair, onChoose }: VersionTableProps) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.filter((row, index) => index < FIRST_SHOWN || isChosen(row, pair));
  return (
    <>
      <ScrollRegion label={t('versions.table.label', { service })} maxHeight={460}>
        <table className={classes.table} aria-label={t('versions.table.label', { service })}>
          <Head />
          <tbody>
            {shown.map((row) => (
              <Row key={row.version} row={row} pair={pair} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {shown.length < rows.length && (
        <Button variant="subtle" mt="xs" onClick={() => setAll(true)}>
          {t('versions.table.more', { count: rows.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function Head() {
  const { t } = useText();
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.choose}>
          {t('versions.table.from')}
        </th>
        <th scope="col" className={classes.choose}>
          {t('versions.table.to')}
        </th>
        <th scope="col">{t('versions.table.version')}</th>
        <th scope="col">{t('versions.table.first')}</th>
        <th scope="col">{t('versions.table.last')}</th>
        <th scope="col" className={classes.number}>
          {t('versions.table.deployments')}
        </th>
        <th scope="col" className={classes.number}>
          {t('versions.table.commits')}
        </th>
        <th scope="col" className={classes.number}>
          {t('versions.table.authors')}
        </th>
        <th scope="col" className={classes.number} title={t('versions.table.lead-hint')}>
          {t('versions.table.lead')}
        </th>
        <th scope="col" className={classes.number}>
          {t('versions.table.incidents')}
        </th>
      </tr>
    </thead>
  );
}

function isChosen(row: VersionRow, pair: VersionPair | null): boolean {
  return pair !== null && (row.version === pair.base || row.version === pair.head);
}

interface RowProps {
  readonly row: VersionRow;
  readonly pair: VersionPair | null;
  readonly onChoose: (side: keyof VersionPair, version: string) => void;
}

function Row({ row, pair, onChoose }: RowProps) {
  const { t, locale } = useText();
  const timeZone = useDataFrame()?.timeZone ?? 'UTC';
  const { version } = row;
  return (
    <tr data-chosen={isChosen(row, pair)}>
      {(['base', 'head'] as const).map((side) => (
        <td key={side} className={classes.choose}>
          <Radio
            name={`version-${side}`}
            aria-label={t(`versions.table.as-${side}`, { version })}
            checked={pair?.[side] === version}
            disabled={pair === null}
            onChange={() => onChoose(side, version)}
          />
        </td>
      ))}
      <td>
        <VersionName row={row} />
      </td>
      <td className={classes.nowrap}>
        {row.firstSeenAt === null ? '–' : formatDateTime(row.firstSeenAt, timeZone, locale)}
      </td>
      <td className={classes.nowrap}>
        {row.active ? (
          <span className={classes.active} title={t('versions.table.active-hint')}>
            {t('versions.table.active')}
          </span>
        ) : (
          row.lastSeenAt !== null && formatDateTime(row.lastSeenAt, timeZone, locale)
        )}
      </td>
      <td className={classes.number}>{formatNumber(row.deployments, locale)}</td>
      <td className={classes.number}>{formatNumber(row.commits, locale)}</td>
      <td className={classes.number}>{formatNumber(row.authors, locale)}</td>
      <td className={classes.number}>
        {row.medianLeadSeconds === null ? (
          <span className={classes.faint}>–</span>
        ) : (
          formatDuration(row.medianLeadSeconds, locale)
        )}
      </td>
      <td className={classes.number}>{formatNumber(row.incidents, locale)}</td>
    </tr>
  );
}

/** The version with its tag and commit where they say something else, and whether it failed. */
function VersionName({ row }: { readonly row: VersionRow }) {
  const { t } = useText();
  const short = row.sha?.slice(0, 8) ?? null;
  const extra = [
    ...(row.tag !== null && row.tag !== row.version ? [t('versions.table.tag-hint', { tag: row.tag })] : []),
    ...(short !== null && !row.version.startsWith(short.slice(0, 7)) ? [short] : []),
  ];
  return (
    <div className={classes.version}>
      <span className={classes.versionName} title={row.version}>
        <bdi>{row.version}</bdi>
      </span>
      {row.failed && (
        <span className={classes.failed} title={t('versions.table.failed-hint')}>
          <Icon name="close" size={11} />
          {t('versions.table.failed')}
        </span>
      )}
      {extra.length > 0 && <span className={classes.extra}>{extra.join(' · ')}</span>}
    </div>
  );
}
