import type { FileChange, VersionFilesAnswer } from '../../../shared/version-answers.ts';
import type { FileDifference } from '../git/diff/diff-trees.ts';
import { pathText } from '../git/diff/list-changes.ts';

type Files = Extract<VersionFilesAnswer, { kind: 'files' }>;
/** What the answer says of the files, whatever they are of. */
export type FilesSummary = Omit<Files, 'kind' | 'repository' | 'baseSha' | 'headSha' | 'paths'>;
type Folder = Files['folders'][number];

const FILES_SHOWN = 200;
const FOLDERS_SHOWN = 50;
const FOLDER_LEVELS = 2;

export function summariseFiles(differences: readonly FileDifference[]): FilesSummary {
  const changes = differences.map(describe);
  const uncounted = (reason: FileChange['uncounted']) => changes.filter((change) => change.uncounted === reason).length;
  return {
    fileCount: changes.length,
    ...linesOf(changes),
    binaryFiles: uncounted('binary'),
    largeFiles: uncounted('large'),
    unreadableFiles: uncounted('unreadable'),
    files: changes.toSorted(byLines).slice(0, FILES_SHOWN),
    folders: foldersOf(changes).sort(byLines).slice(0, FOLDERS_SHOWN),
  };
}

function describe({ path, from, change, figures }: FileDifference): FileChange {
  const uncounted = typeof figures === 'string' ? figures : null;
  const { additions, deletions } = typeof figures === 'string' ? { additions: null, deletions: null } : figures;
  return { path: pathText(path), from: from === null ? null : pathText(from), change, additions, deletions, uncounted };
}

interface Lines {
  readonly additions: number | null;
  readonly deletions: number | null;
}

function linesOf(all: readonly Lines[]): { readonly additions: number; readonly deletions: number } {
  let [additions, deletions] = [0, 0];
  for (const lines of all) {
    additions += lines.additions ?? 0;
    deletions += lines.deletions ?? 0;
  }
  return { additions, deletions };
}

/** Most first; paths come in their order. */
function byLines(a: Lines, b: Lines): number {
  const [one, other] = [linesOf([a]), linesOf([b])];
  return other.additions + other.deletions - one.additions - one.deletions;
}

function foldersOf(changes: readonly FileChange[]): Folder[] {
  const files = new Map<string, FileChange[]>();
  for (const change of changes) {
    const folder = change.path.split('/').slice(0, -1).slice(0, FOLDER_LEVELS).join('/');
    const own = files.get(folder);
    if (own === undefined) files.set(folder, [change]);
    else own.push(change);
  }
  return [...files].map(([folder, own]) => ({ folder, files: own.length, ...linesOf(own) }));
}
