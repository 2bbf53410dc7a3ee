import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { ImportBatch } from '../../../shared/import-batch.ts';
import { RELEASES_PRESET } from '../../../shared/release-pattern.ts';
import { request } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { Icon } from '../../components/icon.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { translate, useText } from '../../i18n.ts';
import { notify } from '../../notify.ts';
import type { Answer } from '../../store/results.ts';
import { adoptWorkspace, useWorkspace } from '../../store/workspace.ts';
import { Confirm } from './confirm.tsx';
import classes from './data-screen.module.css';
import { forgetBatch } from './import-session.ts';
import { ImportedFile } from './imported-file.tsx';

interface ImportsListProps {
  readonly imports: Answer<readonly ImportBatch[]>;
  readonly readOnly: boolean;
}

/** Every import of the workspace with its report; any of them can be undone. */
export function ImportsList({ imports, readOnly }: ImportsListProps) {
  const { t } = useText();
  const [undoing, setUndoing] = useState<ImportBatch | null>(null);
  if (imports.error !== null) return <FailedAnswer error={imports.error} />;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('dataScreen.imports.title')}</h2>
      {imports.value !== null && imports.value.length === 0 && (
        <p className={classes.soft}>{t('dataScreen.imports.empty')}</p>
      )}
      {imports.value !== null && imports.value.length > 0 && (
        <ScrollRegion label={t('dataScreen.imports.title')}>
          <Table miw={620} verticalSpacing="xs" aria-label={t('dataScreen.imports.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('dataScreen.imports.file')}</Table.Th>
                <Table.Th scope="col">{t('dataScreen.imports.kind')}</Table.Th>
                <Table.Th scope="col" className={classes.number}>
                  {t('dataScreen.imports.stored')}
                </Table.Th>
                <Table.Th scope="col" className={classes.number}>
                  {t('dataScreen.imports.rejected')}
                </Table.Th>
                <Table.Th scope="col">{t('dataScreen.imports.at')}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {imports.value.map((batch) => (
                <ImportRow key={batch.id} batch={batch} readOnly={readOnly} onUndo={() => setUndoing(batch)} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      )}
      {undoing !== null && (
        <Confirm
          title={t('dataScreen.imports.undo-title', { file: undoing.file })}
          text={t(
            undoing.preset === RELEASES_PRESET ? 'dataScreen.imports.undo-tags' : 'dataScreen.imports.undo-text',
            {
              file: undoing.file,
              stored: undoing.stored,
            },
          )}
          confirmLabel={t('dataScreen.imports.undo-confirm')}
          onConfirm={() => void attempt(() => undoImport(undoing))}
          onClose={() => setUndoing(null)}
        />
      )}
    </section>
  );
}

async function undoImport(batch: ImportBatch): Promise<void> {
  await adoptWorkspace(await request('import.undo', { batchId: batch.id }));
  forgetBatch(batch.id);
  notify({ message: translate('dataScreen.imports.undone', { file: batch.file }) });
}

interface ImportRowProps {
  readonly batch: ImportBatch;
  readonly readOnly: boolean;
  readonly onUndo: () => void;
}

function ImportRow({ batch, readOnly, onUndo }: ImportRowProps) {
  const { t, locale } = useText();
  const timeZone = useWorkspace((state) => state.summary?.settings.timeZone ?? 'UTC');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Table.Tr>
        <Table.Td className={classes.cell}>
          <button
            type="button"
            className={classes.disclosure}
            aria-expanded={open}
            title={batch.file}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'up' : 'down'} size={12} />
            <bdi className={classes.ellipsis}>{batch.file}</bdi>
          </button>
        </Table.Td>
        <Table.Td>
          {t(`import.kind.${batch.kind}`)}
          {batch.preset === RELEASES_PRESET && <div className={classes.faint}>{t('import.preset.git-tags')}</div>}
        </Table.Td>
        <Table.Td className={classes.number}>{formatNumber(batch.stored, locale)}</Table.Td>
        <Table.Td className={classes.number} data-bad={batch.rejected > 0}>
          {formatNumber(batch.rejected, locale)}
        </Table.Td>
        <Table.Td className={classes.nowrap}>{formatDateTime(batch.importedAt, timeZone, locale)}</Table.Td>
        <Table.Td className={classes.rowActions}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            disabled={readOnly}
            aria-label={t('dataScreen.imports.undo-label', { file: batch.file })}
            onClick={onUndo}
          >
            {t('dataScreen.imports.undo')}
          </Button>
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td colSpan={6} className={classes.expanded}>
            <ImportedFile batch={batch} result={null} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
