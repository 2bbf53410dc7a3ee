import { Button, Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { FileReading } from '../../../shared/import-inspection.ts';
import { request } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { translate, useText } from '../../i18n.ts';
import { notify } from '../../notify.ts';
import classes from './file-step.module.css';
import { withSaved } from './import-options.ts';
import { changeOptions } from './import-steps.ts';
import type { StepFile } from './step-file.ts';

const NONE = '\0none';

interface SavedMappingsProps {
  readonly file: StepFile;
  readonly reading: FileReading;
}

/** Mappings kept for files with these columns: taken, dropped, forgotten; and keeping the one on screen. */
export function SavedMappings({ file, reading }: SavedMappingsProps) {
  const { t } = useText();
  const heading = useId();
  const { options } = file;
  const inUse = options.saved === undefined ? reading.saved : options.saved;
  const names = [...new Set([...(inUse === null ? [] : [inUse]), ...reading.offered])];
  return (
    <section className={classes.group} aria-labelledby={heading}>
      <h2 className={classes.heading} id={heading}>
        {t('importSteps.saved.title')}
      </h2>
      <p className={classes.soft}>{t('importSteps.saved.hint')}</p>
      {names.length > 0 && (
        <div className={classes.inline}>
          <Select
            className={classes.grow}
            aria-label={t('importSteps.saved.use')}
            data={[
              { value: NONE, label: t('importSteps.saved.none') },
              ...names.map((name) => ({ value: name, label: name })),
            ]}
            value={inUse ?? NONE}
            allowDeselect={false}
            openOnFocus={false}
            onChange={(name) =>
              changeOptions(file.key, (before) => withSaved(before, name === null || name === NONE ? null : name))
            }
          />
          {inUse !== null && (
            <Button variant="subtle" color="gray" onClick={() => void attempt(() => forget(file, inUse))}>
              {t('importSteps.saved.forget')}
            </Button>
          )}
        </div>
      )}
      <SaveMapping file={file} />
    </section>
  );
}

async function forget(file: StepFile, name: string): Promise<void> {
  await request('import.forget-mapping', { name });
  changeOptions(file.key, (before) => withSaved(before, undefined));
}

function SaveMapping({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const [name, setName] = useState('');
  async function save(): Promise<void> {
    const { path, entry } = file.seen;
    await request('import.save-mapping', { name: name.trim(), path, entry, options: file.options });
    notify({ message: translate('importSteps.saved.saved', { name: name.trim() }) });
    setName('');
    // What it is offered as from now on is seen by looking again.
    changeOptions(file.key, (before) => before);
  }
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void attempt(save);
      }}
    >
      <TextInput
        className={classes.grow}
        aria-label={t('importSteps.saved.name')}
        placeholder={t('importSteps.saved.name')}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === ''}>
        {t('importSteps.saved.save')}
      </Button>
    </form>
  );
}
