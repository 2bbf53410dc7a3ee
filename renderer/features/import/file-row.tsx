import { Button, Checkbox, Table } from '@mantine/core';
import { formatBytes, formatNumber } from '../../../shared/i18n/format.ts';
import { presetKey } from '../../../shared/i18n/preset-key.ts';
import type { FileReading } from '../../../shared/import-inspection.ts';
import { errorText } from '../../error-text.ts';
import { useText } from '../../i18n.ts';
import { setScreenParam } from '../../store/view.ts';
import { withoutSubject } from './error-panel.tsx';
import evidence from './evidence.module.css';
import { Confidence, Evidence } from './evidence.tsx';
import { FileName } from './file-name.tsx';
import row from './file-row.module.css';
import classes from './import-steps.module.css';
import { includeFiles, STEP_PARAM } from './import-steps.ts';
import { isAllRejected, openQuestions } from './open-questions.ts';
import { hasQuestion, isAsking, isUsable, replacedBatch, type StepFile } from './step-file.ts';

/** One file of the drop: what it is taken for, how many of its rows would come in, and whether it asks something. */
export function FileRow({ file }: { readonly file: StepFile }) {
  const { t, locale } = useText();
  const { seen, reading, included } = file;
  const usable = isUsable(file);
  return (
    <Table.Tr data-left-out={!included}>
      <Table.Td className={classes.check}>
        <Checkbox
          aria-label={t('importSteps.files.include', { file: seen.file })}
          checked={included && usable}
          disabled={!usable}
          onChange={(event) => includeFiles([file.key], event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td className={row.fileCell}>
        {reading !== null || usable ? (
          <button
            type="button"
            className={row.fileName}
            title={seen.path}
            aria-label={seen.file}
            onClick={() => setScreenParam(STEP_PARAM, file.key)}
          >
            <FileName name={seen.file} />
          </button>
        ) : (
          <span className={row.fileName} title={seen.path}>
            <FileName name={seen.file} />
          </span>
        )}
        {seen.bytes !== null && <div className={classes.faint}>{formatBytes(seen.bytes, locale)}</div>}
      </Table.Td>
      <Table.Td>{reading !== null && seen.state !== 'unusable' && <What reading={reading} />}</Table.Td>
      <Table.Td className={classes.number}>
        {reading !== null && seen.state !== 'unusable' && (
          <Rows reading={reading} isSettled={seen.state === 'ready' && !hasQuestion(file)} />
        )}
      </Table.Td>
      <Table.Td className={row.stateCell}>
        <State file={file} />
      </Table.Td>
    </Table.Tr>
  );
}

function What({ reading }: { readonly reading: FileReading }) {
  const { t } = useText();
  const preset = presetKey(reading.preset);
  return (
    <details className={evidence.why}>
      <summary>
        <span className={evidence.line}>
          <span className={row.kind}>{t(`import.kind.${reading.kind}`)}</span>
          <Confidence reading={reading} />
          <span className={evidence.whyWord}>{t('importSteps.why')}</span>
        </span>
        <span className={row.preset}>{preset === null ? reading.preset : t(preset)}</span>
      </summary>
      <Evidence reading={reading} />
    </details>
  );
}

/** Rejections are worth a word once the questions are answered: until then they are of the questions' making. */
function Rows({ reading, isSettled }: { readonly reading: FileReading; readonly isSettled: boolean }) {
  const { t, locale } = useText();
  const { read, rejected, more } = reading.counts;
  return (
    <>
      <div>{more ? t('importSteps.rows.more', { count: read }) : formatNumber(read, locale)}</div>
      {isSettled && rejected > 0 && (
        <div className={classes.warn}>{t('importSteps.rows.rejected', { count: rejected })}</div>
      )}
    </>
  );
}

function State({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const { seen } = file;
  return (
    <div className={row.stateParts}>
      <span className={row.state} data-state={stateOf(file)}>
        {t(`importSteps.state.${stateOf(file)}`)}
      </span>
      <Reason file={file} />
      {isAsking(file) && (
        <Button
          variant="light"
          size="compact-sm"
          aria-label={t('importSteps.files.answer-label', { file: seen.file })}
          onClick={() => setScreenParam(STEP_PARAM, file.key)}
        >
          {t('importSteps.files.answer-one')}
        </Button>
      )}
    </div>
  );
}

/** What is asked, in a few words each; else what the problem says. */
function Reason({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const { problem } = file.seen;
  if (!SAID.includes(stateOf(file))) return null;
  const questions = openQuestions(file).map((question) => t(`importSteps.question.${question}`));
  const text = questions.length > 0 ? questions.join(' · ') : problem && withoutSubject(errorText(problem), problem);
  return <div className={row.reason}>{text}</div>;
}

type ShownState = StepFile['seen']['state'] | 'replaces' | 'left-out' | 'all-rejected' | 'passed-over';

/** States that the problem says more of. */
const SAID: readonly ShownState[] = ['needs-choice', 'unusable'];

function stateOf(file: StepFile): ShownState {
  const { seen, reading, included } = file;
  if (seen.state === 'known') return included && replacedBatch(file) !== null ? 'replaces' : 'known';
  // A sheet of notes beside one of data; whoever knows better opens it and says what it is.
  if (seen.state === 'unusable') return seen.problem?.code === 'file-kind-unknown' ? 'passed-over' : 'unusable';
  if (!included) return 'left-out';
  if (hasQuestion(file)) return 'needs-choice';
  return seen.state === 'ready' && isAllRejected(reading) ? 'all-rejected' : seen.state;
}
