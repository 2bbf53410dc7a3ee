import { Button, Progress } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { cancelJob, type Job, useJobs } from '../../store/jobs.ts';
import { setScreenParam } from '../../store/view.ts';
import { FileStep } from './file-step.tsx';
import { FilesStep } from './files-step.tsx';
import classes from './import-steps.module.css';
import { FILES_STEP, STEP_PARAM, useImportSteps } from './import-steps.ts';

const STEPS = ['files', 'file', 'import', 'report'] as const;
type Step = (typeof STEPS)[number];

/** Files, each file, import: one after the other with a way back. The report is on the data screen. */
export function ImportStepsScreen({ place }: { readonly place: string }) {
  const { t } = useText();
  const { phase, files } = useImportSteps();
  const file = files.find((each) => each.key === place) ?? null;
  const step: Step = phase === 'importing' ? 'import' : file === null ? 'files' : 'file';
  useScreenReady(phase === 'choosing' && file?.pending !== true);
  return (
    <div className={classes.screen} data-step={step}>
      <header className={classes.top}>
        <StepList step={step} fileKey={file?.key ?? files[0]?.key ?? null} />
      </header>
      {phase === 'importing' && <Working title={t('importSteps.working.importing')} name="import.files" />}
      {phase === 'looking' && <Working title={t('importSteps.working.looking')} name="import.inspect" />}
      {phase === 'choosing' && (file === null ? <FilesStep /> : <FileStep key={file.key} file={file} />)}
    </div>
  );
}

/** Where one is; the steps that can be gone to are buttons. */
function StepList({ step, fileKey }: { readonly step: Step; readonly fileKey: string | null }) {
  const { t } = useText();
  const isFree = useImportSteps((state) => state.phase === 'choosing');
  const target: Readonly<Record<Step, string | null>> = {
    files: FILES_STEP,
    file: fileKey,
    import: null,
    report: null,
  };
  return (
    <ol className={classes.steps} aria-label={t('importSteps.steps.label')}>
      {STEPS.map((each, index) => {
        const place = target[each];
        const words = (
          <>
            <span className={classes.stepNumber}>{index + 1}</span>
            {t(`importSteps.steps.${each}`)}
          </>
        );
        return (
          <li key={each} aria-current={each === step ? 'step' : undefined} className={classes.step}>
            {isFree && place !== null && each !== step ? (
              <button type="button" onClick={() => setScreenParam(STEP_PARAM, place)}>
                {words}
              </button>
            ) : (
              <span>{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** What runs, with the way out of it; the tray in the corner says the same wherever one goes meanwhile. */
function Working({ title, name }: { readonly title: string; readonly name: Job['name'] }) {
  const { t } = useText();
  const job = useJobs((state) => state.jobs.find((each) => each.name === name && each.error === null));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const total = job?.progress?.total ?? null;
  const share = total === null || total === 0 ? null : Math.min(100, ((job?.progress?.done ?? 0) / total) * 100);
  return (
    <section className={classes.working}>
      <h1 className={classes.title} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className={classes.soft}>
        {name === 'import.inspect' ? t('importSteps.working.looking-hint') : t('importSteps.working.importing-hint')}
      </p>
      <Progress aria-label={title} value={share ?? 100} animated={share === null} striped={share === null} />
      <div>
        <Button
          variant="default"
          disabled={job === undefined || job.state === 'cancelling'}
          onClick={() => job !== undefined && void attempt(() => cancelJob(job.id))}
        >
          {t('importSteps.working.cancel')}
        </Button>
      </div>
    </section>
  );
}
