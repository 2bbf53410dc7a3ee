import { Button, Select, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { RejectsPage } from '../../../shared/answers.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { ImportBatch, RejectedRow } from '../../../shared/import-batch.ts';
import { request, shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import classes from './data-screen.module.css';
import report from './import-report.module.css';
import { RowPager } from './row-pager.tsx';

const PAGE_SIZE = 50;

/** Rows that were not stored, each with its line, column, value and reason. */
export function RejectedRows({ batch }: { readonly batch: ImportBatch }) {
  const { t } = useText();
  const [offset, setOffset] = useState(0);
  const [code, setCode] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 150);
  const page = useAnswer('import.rejects', {
    batchId: batch.id,
    offset,
    limit: PAGE_SIZE,
    ...(code === null ? {} : { code }),
    ...(settled === '' ? {} : { search: settled }),
  });
  if (page.error !== null) return <FailedAnswer error={page.error} />;
  if (page.value === null) return null;
  return (
    <div className={report.rejects}>
      <div className={report.filter}>
        <ReasonFilter
          reasons={page.value.reasons}
          value={code}
          onChange={(next) => {
            setOffset(0);
            setCode(next);
          }}
        />
        <TextInput
          aria-label={t('importReport.rejects.search')}
          placeholder={t('importReport.rejects.search')}
          value={search}
          onChange={(event) => {
            setOffset(0);
            setSearch(event.currentTarget.value);
          }}
        />
      </div>
      <RejectsTable rows={page.value.rows} />
      {page.value.rows.length === 0 && <p className={classes.soft}>{t('importReport.rejects.none')}</p>}
      <div className={classes.pager}>
        <RowPager size={PAGE_SIZE} offset={offset} total={page.value.total} onChange={setOffset} />
        <SaveRejects batch={batch} />
      </div>
      <p className={classes.soft}>{t('importReport.rejects.fix-hint')}</p>
    </div>
  );
}

function RejectsTable({ rows }: { readonly rows: readonly RejectedRow[] }) {
  const { t } = useText();
  return (
    <ScrollRegion label={t('importReport.rejects.title')} maxHeight={420}>
      <Table miw={640} stickyHeader verticalSpacing={6} aria-label={t('importReport.rejects.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.number}>
              {t('importReport.rejects.line')}
            </Table.Th>
            <Table.Th scope="col">{t('importReport.rejects.column')}</Table.Th>
            <Table.Th scope="col">{t('importReport.rejects.value')}</Table.Th>
            <Table.Th scope="col">{t('importReport.rejects.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Reject key={`${row.line} ${row.column} ${row.code}`} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

interface ReasonFilterProps {
  readonly reasons: RejectsPage['reasons'];
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
}

/** Each reason with the number of its rows; nothing to choose where there is but one. */
function ReasonFilter({ reasons, value, onChange }: ReasonFilterProps) {
  const { t } = useText();
  if (reasons.length < 2) return null;
  const all = reasons.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <Select
      aria-label={t('importReport.rejects.filter')}
      allowDeselect={false}
      data={[
        { value: '', label: t('importReport.rejects.all-reasons', { count: all }) },
        ...reasons.map(({ code, rows }) => ({
          value: code,
          label: t('importReport.rejects.of-reason', { reason: t(`import.reject.${code}`), count: rows }),
        })),
      ]}
      value={value ?? ''}
      onChange={(code) => onChange(code === '' ? null : code)}
    />
  );
}

function Reject({ row }: { readonly row: RejectedRow }) {
  const { t, locale } = useText();
  return (
    <Table.Tr>
      <Table.Td className={classes.number}>{formatNumber(row.line, locale)}</Table.Td>
      <Table.Td className={classes.cell}>{row.column ?? t('importReport.rejects.whole-row')}</Table.Td>
      <Table.Td className={classes.cell}>
        {row.value === null || row.value === '' ? (
          <span className={classes.faint}>{t('importReport.rejects.empty-value')}</span>
        ) : (
          // A value may be in any script and hold any control: it is shown as it is, apart from its surroundings.
          <bdi className={report.rawValue}>{row.value}</bdi>
        )}
      </Table.Td>
      <Table.Td>{t(`import.reject.${row.code}`)}</Table.Td>
    </Table.Tr>
  );
}

function SaveRejects({ batch }: { readonly batch: ImportBatch }) {
  const { t } = useText();
  const [written, setWritten] = useState<{ readonly rows: number; readonly path: string } | null>(null);
  const save = async (): Promise<void> => {
    const stem = batch.file.replace(/\.[^.]+$/, '');
    const path = await shell('dialog.save', { suggestedName: `${stem}-rejected`, extension: 'csv' });
    if (path !== null) setWritten(await request('import.rejects-csv', { batchId: batch.id, path }));
  };
  return (
    <div className={classes.inline}>
      <span role="status" className={classes.soft}>
        {written !== null && t('importReport.rejects.exported', { count: written.rows, path: written.path })}
      </span>
      <Button variant="default" onClick={() => void attempt(save)}>
        {t('importReport.rejects.export')}
      </Button>
    </div>
  );
}
