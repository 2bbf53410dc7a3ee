import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatBytes } from '../../../shared/i18n/format.ts';
import { presetKey } from '../../../shared/i18n/preset-key.ts';
import type { TextParams, Translate } from '../../../shared/i18n/translator.ts';
import { ALL_FIELDS } from '../../../shared/import/fields.ts';
import type { ImportBatch, ImportNotice } from '../../../shared/import-batch.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { Conflicts } from './conflicts.tsx';
import classes from './data-screen.module.css';
import { isEncoding } from './encodings.ts';
import report from './import-report.module.css';
import type { FileResult } from './import-session.ts';
import { openFile } from './import-steps.ts';
import { RejectedRows } from './rejected-rows.tsx';
import { RowEquation } from './row-equation.tsx';

interface ImportedFileProps {
  readonly batch: ImportBatch;
  /** How it was read in this window; null for an import of earlier, which can't be read again from here. */
  readonly result: FileResult | null;
}

/** What a file was taken as, where each of its rows went, and what is worth knowing about it. */
export function ImportedFile({ batch, result }: ImportedFileProps) {
  const { t, locale } = useText();
  const [rejectsOpen, setRejectsOpen] = useState(false);
  const preset = presetKey(batch.preset);
  const facts = [
    t(`import.kind.${batch.kind}`),
    preset === null ? batch.preset : t(preset),
    isEncoding(batch.encoding) ? t(`importSteps.encoding.${batch.encoding}`) : batch.encoding,
    ...(batch.inputTimeZone === null ? [] : [`${t('importReport.file.time-zone')}: ${batch.inputTimeZone}`]),
    formatBytes(batch.bytes, locale),
  ];
  return (
    <article className={report.file}>
      <h3 className={report.fileName} title={batch.file}>
        {batch.file}
      </h3>
      <p className={classes.soft}>{facts.join(' · ')}</p>
      <RowEquation batch={batch} />
      <Notices batch={batch} />
      <div className={classes.inline}>
        {batch.rejected > 0 && (
          <Button variant="default" aria-expanded={rejectsOpen} onClick={() => setRejectsOpen(!rejectsOpen)}>
            {t(rejectsOpen ? 'importReport.rejects.hide' : 'importReport.rejects.show')}
          </Button>
        )}
        {result !== null && <ReadDifferently result={result} />}
      </div>
      {rejectsOpen && <RejectedRows batch={batch} />}
      <Conflicts batchId={batch.id} />
    </article>
  );
}

/** Opens the step of this file; importing from there takes the place of this import. */
function ReadDifferently({ result }: { readonly result: FileResult }) {
  const { t } = useText();
  const { path, entry, options } = result;
  if (path === null) return null;
  return (
    <Button variant="subtle" color="gray" onClick={() => void attempt(() => openFile(path, entry, options))}>
      {t('importReport.file.change-reading')}
    </Button>
  );
}

function Notices({ batch }: { readonly batch: ImportBatch }) {
  const { t } = useText();
  if (batch.notices.length === 0) return null;
  return (
    <ul className={report.notices}>
      {batch.notices.map((notice) => (
        <li key={`${notice.code} ${JSON.stringify(notice.params)}`}>
          {t(`import.notice.${notice.code}`, spoken(notice, t))}
        </li>
      ))}
    </ul>
  );
}

/** A field is called by its name, not by the word of the command line. */
function spoken({ params }: ImportNotice, t: Translate): TextParams {
  const field = ALL_FIELDS.find((each) => each === params.field);
  return field === undefined ? params : { ...params, field: t(`import.field.${field}`) };
}
