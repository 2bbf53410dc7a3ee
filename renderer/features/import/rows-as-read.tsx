import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '../../../shared/import/fields.ts';
import type { FileReading, InspectedColumn, PreviewRow } from '../../../shared/import-inspection.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import { columnNamed } from './column-key.ts';
import classes from './first-rows.module.css';
import { RowProblem } from './row-problem.tsx';

/** More columns than anybody compares by eye; the rest at a press. */
const MOST_COLUMNS = 40;

/** The file as it is: every column, with the field that is made of it. */
export function RowsAsRead({ reading }: { readonly reading: FileReading }) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const columns = all ? reading.columns : reading.columns.slice(0, MOST_COLUMNS);
  const fieldsAt = new Map<number, readonly Field[]>();
  for (const { field, column } of reading.fields) {
    const number = column === null ? undefined : columnNamed(column, reading.columns)?.number;
    if (number !== undefined) fieldsAt.set(number, [...(fieldsAt.get(number) ?? []), field]);
  }
  const left = reading.columns.length - columns.length;
  return (
    <ScrollRegion label={t('importSteps.preview.read-label')}>
      <table className={classes.table} aria-label={t('importSteps.preview.read-label')}>
        <thead>
          <tr>
            <th scope="col" className={classes.line}>
              {t('importSteps.preview.line')}
            </th>
            {columns.map((column) => (
              <ColumnHead key={column.number} column={column} fields={fieldsAt.get(column.number) ?? []} />
            ))}
            {left > 0 && (
              <td>
                <Button variant="light" size="compact-xs" onClick={() => setAll(true)}>
                  {t('importSteps.preview.more-columns', { count: left })}
                </Button>
              </td>
            )}
          </tr>
        </thead>
        <tbody>
          {reading.rows.map((row) => (
            <ReadRow
              key={row.line}
              row={row}
              columns={columns.length}
              wrongAt={columns.findIndex(({ number }) => isWrong(row, fieldsAt.get(number) ?? []))}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function ColumnHead({ column, fields }: { readonly column: InspectedColumn; readonly fields: readonly Field[] }) {
  const { t } = useText();
  const { name, number } = column;
  return (
    <th scope="col" data-used={fields.length > 0}>
      <bdi>{name === '' ? t('importSteps.columns.unnamed', { number }) : name}</bdi>
      <div className={classes.from}>
        {fields.map((field) => t(`import.field.${field}`)).join(', ') || t('importSteps.preview.unused')}
      </div>
    </th>
  );
}

function isWrong({ problem }: PreviewRow, fields: readonly Field[]): boolean {
  return problem !== null && problem.field !== null && fields.includes(problem.field);
}

interface ReadRowProps {
  readonly row: PreviewRow;
  readonly columns: number;
  readonly wrongAt: number;
}

function ReadRow({ row, columns, wrongAt }: ReadRowProps) {
  return (
    <>
      <tr data-rejected={row.problem !== null}>
        <td className={classes.line}>{row.line}</td>
        {row.cells.slice(0, columns).map((cell, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
          <td key={index} data-wrong={index === wrongAt}>
            <bdi className={classes.cell}>{cell}</bdi>
          </td>
        ))}
      </tr>
      {row.problem !== null && (
        <tr className={classes.reason}>
          <td />
          <td colSpan={columns}>
            <RowProblem problem={row.problem} />
          </td>
        </tr>
      )}
    </>
  );
}
