import { Button, Checkbox, Table } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import { receivePaths } from '../../receive-paths.ts';
import { useAnswer } from '../../store/results.ts';
import { setScreenParam } from '../../store/view.ts';
import { ErrorPanel } from './error-panel.tsx';
import row from './file-row.module.css';
import { FileRow } from './file-row.tsx';
import classes from './import-steps.module.css';
import {
  importChosen,
  includeFiles,
  includeRepository,
  leaveSteps,
  STEP_PARAM,
  type StepRepository,
  useImportSteps,
} from './import-steps.ts';
import { hasQuestion, isAsking, isReady, isUsable, nextAsking, type StepFile } from './step-file.ts';

/** Everything that was handed in, what needs an answer first. Nothing is imported before the button. */
export function FilesStep() {
  const { t } = useText();
  const { files, repositories, error, cancelled, hasUndone } = useImportSteps();
  if (files.length + repositories.length === 0) {
    return (
      <section className={classes.working}>
        <h1 className={classes.title}>{t('importSteps.files.nothing')}</h1>
        {error === null ? (
          <p className={classes.soft}>{t('importSteps.files.nothing-hint')}</p>
        ) : (
          <ErrorPanel title={t('importSteps.files.failed')} error={error} />
        )}
        <div>
          <Leave />
        </div>
      </section>
    );
  }
  return (
    <>
      <div className={classes.body}>
        <h1 className={classes.title}>{t('importSteps.files.title')}</h1>
        <p className={classes.soft} role="status">
          {cancelled ? t('importSteps.files.cancelled') : <Counts />}
        </p>
        {hasUndone && <p className={classes.warn}>{t('importSteps.files.undone')}</p>}
        {error !== null && <ErrorPanel title={t('importSteps.files.failed')} error={error} />}
        <div className={classes.sheet}>
          <ScrollRegion label={t('importSteps.files.title')}>
            <Table miw={720} verticalSpacing="sm" className={classes.files} aria-label={t('importSteps.files.title')}>
              <Head files={files} />
              <Table.Tbody>
                {files.map((file) => (
                  <FileRow key={file.key} file={file} />
                ))}
                {repositories.map((repository) => (
                  <RepositoryRow key={repository.path} repository={repository} />
                ))}
              </Table.Tbody>
            </Table>
          </ScrollRegion>
        </div>
      </div>
      <Actions />
    </>
  );
}

/** "7 files: 5 ready, 2 with a question". */
function Counts() {
  const { t } = useText();
  const { files, repositories } = useImportSteps();
  const asking = files.filter(hasQuestion);
  const count = (state: StepFile['seen']['state']): number =>
    files.filter((file) => file.seen.state === state && !asking.includes(file)).length;
  const parts = [
    [asking.length, 'asking'],
    [count('ready'), 'ready'],
    [count('known'), 'known'],
    [count('unusable'), 'unusable'],
    [repositories.length, 'repositories'],
  ] as const;
  const said = parts.flatMap(([number, name]) =>
    number > 0 ? [t(`importSteps.files.counts.${name}`, { count: number })] : [],
  );
  return [...said, t('importSteps.files.not-yet')].join(' · ');
}

function Head({ files }: { readonly files: readonly StepFile[] }) {
  const { t } = useText();
  const usable = files.filter(isUsable);
  const included = usable.filter((file) => file.included).length;
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th scope="col" className={classes.check}>
          <Checkbox
            aria-label={t('importSteps.files.all')}
            checked={usable.length > 0 && included === usable.length}
            indeterminate={included > 0 && included < usable.length}
            disabled={usable.length === 0}
            onChange={(event) =>
              includeFiles(
                usable.map(({ key }) => key),
                event.currentTarget.checked,
              )
            }
          />
        </Table.Th>
        <Table.Th scope="col">{t('importSteps.files.file')}</Table.Th>
        <Table.Th scope="col">{t('importSteps.files.what')}</Table.Th>
        <Table.Th scope="col" className={classes.number}>
          {t('importSteps.files.rows')}
        </Table.Th>
        <Table.Th scope="col">{t('importSteps.files.state')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

function RepositoryRow({ repository }: { readonly repository: StepRepository }) {
  const { t } = useText();
  const { path, included } = repository;
  const stored = useAnswer('repository.list', {});
  const isHere = stored.value?.some(({ source }) => source === path) === true;
  const state = !included ? 'left-out' : isHere ? 'read-again' : 'ready';
  const name = path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
  return (
    <Table.Tr>
      <Table.Td className={classes.check}>
        <Checkbox
          aria-label={t('importSteps.files.include', { file: name })}
          checked={included}
          onChange={(event) => includeRepository(path, event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <bdi className={row.fileName} title={path}>
          {name}
        </bdi>
        <div className={classes.faint}>{path}</div>
      </Table.Td>
      <Table.Td>{t('importSteps.files.repository')}</Table.Td>
      <Table.Td />
      <Table.Td>
        <span className={row.state} data-state={state}>
          {t(`importSteps.state.${state}`)}
        </span>
      </Table.Td>
    </Table.Tr>
  );
}

/** One press of Enter where nothing is asked: the button that goes on has the focus. */
function Actions() {
  const { t } = useText();
  const { files, repositories } = useImportSteps();
  const next = nextAsking(files, null);
  const ready = files.filter(isReady).length;
  const chosen = repositories.filter(({ included }) => included).length;
  const asking = files.filter(isAsking).length;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  const nothing = ready + chosen === 0;
  return (
    <footer className={classes.actions}>
      <Leave />
      <Button
        variant="default"
        onClick={() => void attempt(async () => receivePaths(await shell('dialog.open-files', {})))}
      >
        {t('importSteps.files.more')}
      </Button>
      <span className={classes.gap} />
      {next !== null && !nothing && (
        <Button variant="default" onClick={() => void importChosen()}>
          <ImportLabel files={ready} repositories={chosen} only />
        </Button>
      )}
      {next === null ? (
        <Button ref={first} disabled={nothing} onClick={() => void importChosen()}>
          <ImportLabel files={ready} repositories={chosen} />
        </Button>
      ) : (
        <Button ref={first} onClick={() => setScreenParam(STEP_PARAM, next.key)}>
          {t('importSteps.files.answer', { count: asking })}
        </Button>
      )}
    </footer>
  );
}

interface ImportLabelProps {
  readonly files: number;
  readonly repositories: number;
  /** Others still have a question. */
  readonly only?: boolean;
}

/** "Import 5 files and 1 repository". */
export function ImportLabel({ files, repositories, only = false }: ImportLabelProps) {
  const { t } = useText();
  if (files === 0 && repositories > 0) return t('importSteps.files.import-repositories', { count: repositories });
  const what = only ? 'import-ready' : 'import';
  if (repositories === 0) return t(`importSteps.files.${what}`, { count: files });
  return t('importSteps.files.import-both', {
    files: t('importSteps.files.counts.files', { count: files }),
    repositories: t('importSteps.files.counts.repositories', { count: repositories }),
  });
}

function Leave() {
  const { t } = useText();
  return (
    <Button
      variant="subtle"
      color="gray"
      onClick={() => {
        leaveSteps();
        setScreenParam(STEP_PARAM, null);
      }}
    >
      {t('importSteps.files.leave')}
    </Button>
  );
}
