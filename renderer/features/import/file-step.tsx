import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { formatBytes } from '../../../shared/i18n/format.ts';
import { useText } from '../../i18n.ts';
import { setScreenParam } from '../../store/view.ts';
import { ColumnFields } from './column-fields.tsx';
import { FileName } from './file-name.tsx';
import classes from './file-step.module.css';
import { ImportLabel } from './files-step.tsx';
import { FirstRows } from './first-rows.tsx';
import steps from './import-steps.module.css';
import { FILES_STEP, importChosen, STEP_PARAM, useImportSteps } from './import-steps.ts';
import { openQuestions, type Question } from './open-questions.ts';
import { Questions } from './questions.tsx';
import { ReadingFields } from './reading-fields.tsx';
import { SavedMappings } from './saved-mappings.tsx';
import { isAsking, isReady, isUsable, nextAsking, type StepFile } from './step-file.ts';
import { WhatItIs } from './what-it-is.tsx';
import { WordMeanings } from './word-meanings.tsx';

/** One file: what it is, how it is read, what its columns mean; beside it what its first rows become. */
export function FileStep({ file }: { readonly file: StepFile }) {
  const { t, locale } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { seen, reading } = file;
  const asked = useAsked(file);
  return (
    <>
      <div className={classes.title}>
        <h1 className={steps.title} ref={heading} tabIndex={-1} title={seen.path} aria-label={seen.file}>
          <FileName name={seen.file} />
        </h1>
        {seen.bytes !== null && <span className={steps.faint}>{formatBytes(seen.bytes, locale)}</span>}
      </div>
      <div className={classes.split}>
        <section className={classes.choices} aria-label={t('importSteps.file.choices')}>
          <Questions file={file} asked={asked} />
          <WhatItIs file={file} asked={asked} />
          <ReadingFields file={file} asked={asked} />
          {reading !== null && <ColumnFields file={file} reading={reading} />}
          {reading !== null && <WordMeanings file={file} reading={reading} />}
          {reading !== null && <SavedMappings file={file} reading={reading} />}
        </section>
        <FirstRows file={file} />
      </div>
      <Actions file={file} />
    </>
  );
}

/** What was open since the file was opened: an answered question stays where it was answered. */
function useAsked(file: StepFile): readonly Question[] {
  const open = openQuestions(file);
  const [asked, setAsked] = useState(open);
  const fresh = open.filter((question) => !asked.includes(question));
  if (fresh.length > 0) setAsked([...asked, ...fresh]);
  return asked;
}

/** Back to all files, to the files beside this one, and on. */
function Actions({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const { files, repositories } = useImportSteps();
  const usable = files.filter((each) => isUsable(each) || each.key === file.key);
  const at = usable.findIndex(({ key }) => key === file.key);
  const asking = nextAsking(files, file.key);
  const ready = files.filter(isReady).length;
  const chosen = repositories.filter(({ included }) => included).length;
  const go = (to: StepFile | undefined) => to !== undefined && setScreenParam(STEP_PARAM, to.key);
  return (
    <footer className={steps.actions}>
      <Button variant="subtle" color="gray" onClick={() => setScreenParam(STEP_PARAM, FILES_STEP)}>
        {t('importSteps.file.back')}
      </Button>
      {usable.length > 1 && (
        <>
          <Button variant="default" disabled={at === 0} onClick={() => go(usable[at - 1])}>
            {t('importSteps.file.previous')}
          </Button>
          <Button variant="default" disabled={at === usable.length - 1} onClick={() => go(usable[at + 1])}>
            {t('importSteps.file.next')}
          </Button>
          <span className={steps.faint}>
            {t('importSteps.file.position', { number: at + 1, count: usable.length })}
          </span>
        </>
      )}
      <span className={steps.gap} />
      {asking === null ? (
        // What is on screen would be left out as long as it asks: that is no way to go on, only one to go.
        <Button
          variant={isAsking(file) ? 'default' : 'filled'}
          disabled={ready + chosen === 0}
          onClick={() => void importChosen()}
        >
          <ImportLabel files={ready} repositories={chosen} only={isAsking(file)} />
        </Button>
      ) : (
        <Button onClick={() => go(asking)}>{t('importSteps.file.next-question')}</Button>
      )}
    </footer>
  );
}
