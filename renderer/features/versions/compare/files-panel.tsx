import { Anchor, Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { formatTotal } from '../../../../shared/i18n/format-measured.ts';
import type { FileChange, VersionFilesAnswer } from '../../../../shared/version-answers.ts';
import type { WordTools } from '../../../../shared/versions/version-words.ts';
import type { View } from '../../../../shared/view.ts';
import { FailedAnswer } from '../../../components/failed-answer.tsx';
import { navigate } from '../../../store/location.ts';
import { useAnswer } from '../../../store/results.ts';
import { useWordTools } from '../use-word-tools.ts';
import type { VersionPair } from '../version-pair.ts';
import classes from './rows-panel.module.css';

type Files = Extract<VersionFilesAnswer, { readonly kind: 'files' }>;

interface FilesPanelProps {
  readonly view: View;
  readonly service: string;
  readonly pair: VersionPair;
}

const FIRST_FILES = 15;
const FIRST_FOLDERS = 10;
/** Pixels below the window's edge from which on the files are read: the answer is there when one arrives. */
const NEAR = 400;

/** Files and folders in which the two differ; read from the repository only when the reader comes near. */
export function FilesPanel({ view, service, pair }: FilesPanelProps) {
  const { t } = useWordTools();
  const [panel, isNear] = useNear<HTMLElement>();
  const { value, error, updating } = useAnswer('versions.files', isNear ? { view, service, ...pair } : null);
  return (
    <section className={classes.panel} ref={panel} aria-labelledby="versions-files" aria-busy={updating}>
      <h2 className={classes.title} id="versions-files">
        {t('versionCompare.files.title')}
      </h2>
      {error !== null && <FailedAnswer error={error} />}
      {error === null && (value === null || updating) && (
        <p className={classes.note} role="status">
          {t('versionCompare.files.reading')}
        </p>
      )}
      {value?.kind === 'unknown' && !updating && <Unknown reason={value.reason} />}
      {value?.kind === 'files' && !updating && (
        <Changed key={`${value.baseSha} ${value.headSha}`} files={value} pair={pair} />
      )}
    </section>
  );
}

/** True from the moment on that the element is in view or nearly. */
function useNear<E extends Element>() {
  const element = useRef<E>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (element.current === null || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: `${NEAR}px` },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [isNear]);
  return [element, isNear] as const;
}

function Unknown({ reason }: Pick<Extract<VersionFilesAnswer, { readonly kind: 'unknown' }>, 'reason'>) {
  const { t } = useWordTools();
  return (
    <p className={classes.reason}>
      {t(`versionCompare.files.unknown-${reason}`)}{' '}
      {reason !== 'several' && reason !== 'sha-unknown' && (
        <Anchor component="button" type="button" inherit onClick={() => navigate('/data')}>
          {t('versionCompare.files.to-data')}
        </Anchor>
      )}
    </p>
  );
}

interface ChangedProps {
  readonly files: Files;
  readonly pair: VersionPair;
}

function Changed({ files, pair }: ChangedProps) {
  const tools = useWordTools();
  const { t } = tools;
  const { repository, paths, fileCount } = files;
  return (
    <>
      <p className={classes.strong}>{fileCount === 0 ? t('versionCompare.files.same') : <Stat files={files} />}</p>
      <p className={classes.subtitle}>
        {[
          t('versionCompare.files.of', { repository, ...pair }),
          ...(paths.length === 0 ? [] : [t('versionCompare.files.owned', { paths: paths.join(', ') })]),
        ].join(' · ')}
      </p>
      {fileCount > 0 && (
        <div className={classes.two}>
          <FileTable files={files} />
          <Folders files={files} />
        </div>
      )}
    </>
  );
}

/** "37 files · +1,204 −310 lines · 2 of them binary" */
function Stat({ files }: Pick<ChangedProps, 'files'>) {
  const { t, locale } = useWordTools();
  const { fileCount, additions, deletions } = files;
  const uncounted = (['binary', 'large', 'unreadable'] as const).flatMap((why) => {
    const count = files[`${why}Files`];
    return count === 0 ? [] : [t(`versionCompare.files.uncounted.${why}`, { count })];
  });
  const lines = { additions: formatTotal(additions, locale), deletions: formatTotal(deletions, locale) };
  return (
    <>
      {[
        t('versionCompare.files.stat', { count: fileCount }),
        t('versionCompare.files.lines', lines),
        ...uncounted,
      ].join(' · ')}
    </>
  );
}

function FileTable({ files: { files, fileCount } }: Pick<ChangedProps, 'files'>) {
  const tools = useWordTools();
  const { t } = tools;
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? files : files.slice(0, FIRST_FILES);
  const most = Math.max(1, ...files.map(linesOf));
  return (
    <div>
      <h3 className={classes.subhead}>{t('versionCompare.files.files')}</h3>
      <table className={classes.table} aria-label={t('versionCompare.files.files')}>
        <ChangesHead name={t('versionCompare.files.file')} />
        <tbody>
          {shown.map((file) => (
            <tr key={file.path}>
              <th scope="row">
                <bdi>{file.path}</bdi>
                <span className={classes.small}>{aboutFile(file, tools)}</span>
              </th>
              <Changes change={file} most={most} />
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < files.length && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setShowsAll(true)}>
          {t('versionCompare.files.more', { count: files.length - shown.length })}
        </Button>
      )}
      {files.length < fileCount && (
        <p className={classes.note}>{t('versionCompare.files.listed-of', { shown: files.length, total: fileCount })}</p>
      )}
    </div>
  );
}

function linesOf({ additions, deletions }: Pick<FileChange, 'additions' | 'deletions'>): number {
  return (additions ?? 0) + (deletions ?? 0);
}

/** What more there is to say than that it changed. */
function aboutFile({ change, from, uncounted }: FileChange, { t }: WordTools): string {
  return [
    ...(change === 'modified' ? [] : [t(`versionCompare.files.kind.${change}`)]),
    ...(from === null ? [] : [t('versionCompare.files.moved', { from })]),
    ...(uncounted === null ? [] : [t(`versionCompare.files.why-uncounted.${uncounted}`)]),
  ].join(' · ');
}

function Folders({ files: { folders } }: Pick<ChangedProps, 'files'>) {
  const { t } = useWordTools();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? folders : folders.slice(0, FIRST_FOLDERS);
  const most = Math.max(1, ...folders.map(linesOf));
  return (
    <div>
      <h3 className={classes.subhead}>{t('versionCompare.files.folders')}</h3>
      <table className={classes.table} aria-label={t('versionCompare.files.folders')}>
        <ChangesHead name={t('versionCompare.files.folder')} />
        <tbody>
          {shown.map((folder) => (
            <tr key={folder.folder}>
              <th scope="row">
                <bdi>{folder.folder === '' ? t('versionCompare.files.root') : folder.folder}</bdi>
                <span className={classes.small}>{t('versionCompare.files.stat', { count: folder.files })}</span>
              </th>
              <Changes change={folder} most={most} />
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < folders.length && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setShowsAll(true)}>
          {t('versionCompare.files.more-folders', { count: folders.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

function ChangesHead({ name }: { readonly name: string }) {
  const { t } = useWordTools();
  return (
    <thead>
      <tr>
        <th scope="col">{name}</th>
        <th scope="col" className={classes.number}>
          {t('versionCompare.files.added')}
        </th>
        <th scope="col" className={classes.number}>
          {t('versionCompare.files.deleted')}
        </th>
        <td className={classes.bars} />
      </tr>
    </thead>
  );
}

interface ChangesProps {
  readonly change: Pick<FileChange, 'additions' | 'deletions'>;
  /** Lines of the one that changed most. */
  readonly most: number;
}

/** Lines that came and went, and how many of the most; what isn't counted is no 0. */
function Changes({ change: { additions, deletions }, most }: ChangesProps) {
  const { locale } = useWordTools();
  const told = (sign: string, lines: number | null) => (lines === null ? '–' : sign + formatTotal(lines, locale));
  return (
    <>
      <td className={classes.number}>
        <span className={classes.plus}>{told('+', additions)}</span>
      </td>
      <td className={classes.number}>
        <span className={classes.minus}>{told('−', deletions)}</span>
      </td>
      <td className={classes.bars} aria-hidden="true">
        <span className={classes.lines}>
          <span className={classes.added} style={{ width: `${((additions ?? 0) / most) * 100}%` }} />
          <span className={classes.deleted} style={{ width: `${((deletions ?? 0) / most) * 100}%` }} />
        </span>
      </td>
    </>
  );
}
