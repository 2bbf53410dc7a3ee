import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { ImportConflict } from '../../../shared/answers.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { ImportKind } from '../../../shared/import-batch.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import classes from './conflicts.module.css';
import { RowPager } from './row-pager.tsx';

const PAGE_SIZE = 50;

/** Kinds with words of their own: of the others there is less to say. */
function wordsOf(kind: ImportKind | undefined): 'deployments' | 'incidents' | 'other' {
  return kind === 'deployments' || kind === 'incidents' ? kind : 'other';
}

/** Rows of an import that say something else of what an earlier row names, field by field, and the rule that decides. */
export function Conflicts({ batchId }: { readonly batchId: number }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const [offset, setOffset] = useState(0);
  const imports = useAnswer('import.list', {});
  const page = useAnswer('import.conflicts', { batchId, offset, limit: PAGE_SIZE });
  if (page.error !== null) return <FailedAnswer error={page.error} />;
  if (page.value === null || page.value.total === 0) return null;
  const { total, rows } = page.value;
  const words = wordsOf(imports.value?.find((batch) => batch.id === batchId)?.kind);
  return (
    <section className={classes.conflicts} aria-label={t('conflicts.title')}>
      <div className={classes.head}>
        <span>{t(`conflicts.summary.${words}`, { count: total })}</span>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'conflicts.hide' : 'conflicts.show')}
        </Button>
      </div>
      {isOpen && (
        <>
          <p className={classes.rule}>{t(`conflicts.rule.${words}`)}</p>
          <Differences rows={rows} />
          <RowPager size={PAGE_SIZE} offset={offset} total={total} onChange={setOffset} />
        </>
      )}
    </section>
  );
}

function Differences({ rows }: { readonly rows: readonly ImportConflict[] }) {
  const { t } = useText();
  return (
    <ScrollRegion label={t('conflicts.title')} maxHeight={420}>
      <Table miw={720} stickyHeader verticalSpacing={6} aria-label={t('conflicts.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.number}>
              {t('conflicts.line')}
            </Table.Th>
            {(['subject', 'earlier', 'field', 'before', 'after'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`conflicts.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.flatMap((conflict) =>
            conflict.differences.map((difference, index) => (
              <Difference
                key={`${conflict.line} ${conflict.subject} ${difference.field}`}
                conflict={conflict}
                difference={difference}
                isFirst={index === 0}
              />
            )),
          )}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

interface DifferenceProps {
  readonly conflict: ImportConflict;
  readonly difference: ImportConflict['differences'][number];
  /** Of the fields of one row: the others leave out what is said already. */
  readonly isFirst: boolean;
}

function Difference({ conflict, difference, isFirst }: DifferenceProps) {
  const { t, locale } = useText();
  const { earlier } = conflict;
  const where = earlier.batchId === conflict.batchId ? 'same-file' : 'earlier-row';
  return (
    <Table.Tr>
      <Table.Td className={classes.number}>{isFirst && formatNumber(conflict.line, locale)}</Table.Td>
      <Table.Td className={classes.cell}>{isFirst && <bdi>{conflict.subject}</bdi>}</Table.Td>
      <Table.Td className={classes.cell}>
        {isFirst && t(`conflicts.${where}`, { file: earlier.file, line: earlier.line })}
      </Table.Td>
      <Table.Td>{t(`import.field.${difference.field}`)}</Table.Td>
      <Said text={difference.earlier} />
      <Said text={difference.later} />
    </Table.Tr>
  );
}

function Said({ text }: { readonly text: string | null }) {
  const { t } = useText();
  return (
    <Table.Td className={classes.cell}>
      {text === null ? (
        <span className={classes.faint}>{t('conflicts.empty')}</span>
      ) : (
        // A value may be in any script and hold any control: it is shown as it is, apart from its surroundings.
        <bdi>{text}</bdi>
      )}
    </Table.Td>
  );
}
