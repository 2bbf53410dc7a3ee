import { Button, Collapse } from '@mantine/core';
import { useState } from 'react';
import { formatBytes } from '../../../shared/i18n/format.ts';
import type { ImportBatch } from '../../../shared/model.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { ChoiceForm } from './choice-form.tsx';
import classes from './data-screen.module.css';
import { isEncoding } from './encodings.ts';
import { type Choice, NO_ANSWERS } from './import-choice.ts';
import { type FileResult, rereadFile, useImportSession } from './import-session.ts';
import { presetKey } from './preset-key.ts';
import { RejectedRows } from './rejected-rows.tsx';
import { RowEquation } from './row-equation.tsx';

interface ImportedFileProps {
  readonly batch: ImportBatch;
  /** How it was read in this window; null for an import of earlier, which can't be read again from here. */
  readonly result: FileResult | null;
}

const REREAD_CHOICES: readonly Choice[] = ['kind', 'encoding', 'time-zone', 'date-order'];

/** What a file was taken as, where each of its rows went, and what is worth knowing about it. */
export function ImportedFile({ batch, result }: ImportedFileProps) {
  const { t, locale } = useText();
  const [rejectsOpen, setRejectsOpen] = useState(false);
  const [rereading, setRereading] = useState(false);
  const preset = presetKey(batch.preset);
  const facts = [
    t(`import.kind.${batch.kind}`),
    preset === null ? batch.preset : t(preset),
    isEncoding(batch.encoding) ? t(`dataScreen.encoding.${batch.encoding}`) : batch.encoding,
    ...(batch.inputTimeZone === null ? [] : [`${t('dataScreen.file.time-zone')}: ${batch.inputTimeZone}`]),
    formatBytes(batch.bytes, locale),
  ];
  return (
    <article className={classes.file}>
      <h3 className={classes.fileName} title={batch.file}>
        {batch.file}
      </h3>
      <p className={classes.soft}>{facts.join(' · ')}</p>
      <RowEquation batch={batch} />
      <Notices batch={batch} />
      <div className={classes.inline}>
        {batch.rejected > 0 && (
          <Button variant="default" aria-expanded={rejectsOpen} onClick={() => setRejectsOpen(!rejectsOpen)}>
            {t(rejectsOpen ? 'dataScreen.rejects.hide' : 'dataScreen.rejects.show')}
          </Button>
        )}
        {result !== null && result.path !== null && (
          <Button variant="subtle" color="gray" aria-expanded={rereading} onClick={() => setRereading(!rereading)}>
            {t('dataScreen.file.change-reading')}
          </Button>
        )}
      </div>
      {rejectsOpen && <RejectedRows batch={batch} />}
      {result !== null && (
        <Collapse expanded={rereading}>
          <Reread batch={batch} result={result} />
        </Collapse>
      )}
    </article>
  );
}

function Reread({ batch, result }: { readonly batch: ImportBatch; readonly result: FileResult }) {
  const { t } = useText();
  const running = useImportSession((state) => state.running);
  return (
    <div className={classes.choice}>
      <p className={classes.soft}>{t('dataScreen.choice.reading-hint')}</p>
      <ChoiceForm
        choices={REREAD_CHOICES}
        error={{ code: 'file-kind-unknown', params: { file: batch.file } }}
        initial={{
          ...NO_ANSWERS,
          kind: batch.kind,
          encoding: isEncoding(batch.encoding) ? batch.encoding : null,
          inputTimeZone: batch.inputTimeZone,
          dateOrder: result.options.dateOrder ?? null,
        }}
        optional
        submitLabel={t('dataScreen.choice.reading-submit')}
        busy={running}
        onSubmit={(answers) => void attempt(() => rereadFile(result, answers))}
      />
    </div>
  );
}

function Notices({ batch }: { readonly batch: ImportBatch }) {
  const { t } = useText();
  if (batch.notices.length === 0) return null;
  return (
    <ul className={classes.notices}>
      {batch.notices.map((notice) => (
        <li key={`${notice.code} ${JSON.stringify(notice.params)}`}>
          {t(`import.notice.${notice.code}`, notice.params)}
        </li>
      ))}
    </ul>
  );
}
