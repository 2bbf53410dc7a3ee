import { useId } from 'react';
import type { ImportKind } from '../../../shared/import-batch.ts';
import type { FileReading, InspectedField, PreviewRow } from '../../../shared/import-inspection.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import { columnNamed } from './column-key.ts';
import classes from './first-rows.module.css';
import { meaningsOf } from './import-options.ts';
import { meaningText } from './meaning-text.ts';
import { RowProblem } from './row-problem.tsx';

interface ShownField {
  readonly field: InspectedField;
  /** Place of its column among the cells, -1 = it has none. */
  readonly at: number;
}

/** By field: what is stored, and under it what the file says where that is something else. */
export function RowsAsStored({ reading }: { readonly reading: FileReading }) {
  const { t } = useText();
  const shown = shownFields(reading);
  return (
    <ScrollRegion label={t('importSteps.preview.stored-label')}>
      <table className={classes.table} aria-label={t('importSteps.preview.stored-label')}>
        <thead>
          <tr>
            <th scope="col" className={classes.line}>
              {t('importSteps.preview.line')}
            </th>
            {shown.map(({ field, at }) => (
              <th key={field.field} scope="col">
                {t(`import.field.${field.field}`)}
                <div className={classes.from}>
                  <FieldOrigin field={field} name={reading.columns[at]?.name ?? null} />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reading.rows.map((row) => (
            <StoredRow key={row.line} row={row} shown={shown} kind={reading.kind} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className={classes.soft}>{t('importSteps.preview.no-fields')}</p>}
    </ScrollRegion>
  );
}

function FieldOrigin({ field, name }: { readonly field: InspectedField; readonly name: string | null }) {
  const { t } = useText();
  if (field.column !== null) return <bdi>{name ?? field.column}</bdi>;
  if (field.constant !== null) return t('importSteps.preview.constant');
  return t('importSteps.source.derived');
}

function shownFields({ fields, columns, rows }: FileReading): readonly ShownField[] {
  const used = new Set(rows.flatMap(({ values }) => Object.keys(values)));
  return fields
    .filter(({ field, source }) => source !== null || used.has(field))
    .map((field) => {
      const column = field.column === null ? null : columnNamed(field.column, columns);
      return { field, at: column === null ? -1 : columns.indexOf(column) };
    });
}

interface StoredRowProps {
  readonly row: PreviewRow;
  readonly shown: readonly ShownField[];
  readonly kind: ImportKind;
}

function StoredRow({ row, shown, kind }: StoredRowProps) {
  const { t } = useText();
  const reason = useId();
  const { problem } = row;
  return (
    <>
      <tr data-rejected={problem !== null}>
        <td className={classes.line}>{row.line}</td>
        {shown.map(({ field, at }) => {
          const isWrong = problem !== null && problem.field === field.field;
          const raw = row.cells[at] ?? '';
          const value = row.values[field.field] ?? '';
          return (
            <td key={field.field} data-wrong={isWrong} aria-describedby={isWrong ? reason : undefined}>
              {value !== '' && (
                <bdi className={classes.cell} title={value}>
                  {meaningsOf(kind, field.field).length > 0 ? meaningText(value, t) : readable(value)}
                </bdi>
              )}
              {raw !== '' && plain(raw) !== plain(value) && (
                <bdi className={value === '' ? classes.cell : classes.raw}>{raw}</bdi>
              )}
            </td>
          );
        })}
      </tr>
      {problem !== null && (
        <tr className={classes.reason}>
          <td />
          <td colSpan={Math.max(1, shown.length)} id={reason}>
            <RowProblem problem={problem} />
          </td>
        </tr>
      )}
    </>
  );
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.0+)?(\.\d+)?Z$/;

/** An instant as people write one: "2024-04-03 08:00:00 UTC". */
function readable(value: string): string {
  return value.replace(INSTANT, '$1 $2$3 UTC');
}

/** What a value and its cell have in common where they only write the same differently. */
function plain(text: string): string {
  return readable(text.replace(/^(\d{4}-\d\d-\d\d) /, '$1T'));
}
