/** A seeded repository of two commits: many files in folders, of which some changed, came, went and moved. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { GIT_ENVIRONMENT } from '../git-environment.ts';
import { random } from '../random.ts';

const FOLDERS = 40;
const SUBFOLDERS = 10;
/** As programs have them: some lines are everywhere. */
const FREQUENT = ['', '}', '  }', '    return;', '  } else {', 'import x from "y";'];

export interface Versions {
  readonly path: string;
  readonly base: string;
  readonly head: string;
}

/** A bare repository at `folder`/versions.git, in one pack. */
export function makeVersions(folder: string, files: number, changed: number): Versions {
  const path = join(folder, 'versions.git');
  git(['init', '-q', '--bare', '-b', 'main', path]);
  const input = [...stream(files, changed)].join('');
  git(['-C', path, 'fast-import', '--quiet', '--force'], input);
  git(['-C', path, 'repack', '-adfq', '--threads=2', '--window=10', '--depth=50']);
  const name = (revision: string) => git(['-C', path, 'rev-parse', revision]).trim();
  return { path, base: name('main~1'), head: name('main') };
}

export function git(args: readonly string[], input?: string): string {
  const options = { env: GIT_ENVIRONMENT, encoding: 'utf8', maxBuffer: 1 << 30 } as const;
  return execFileSync('git', args, input === undefined ? options : { ...options, input });
}

function* stream(files: number, changed: number): Generator<string> {
  const next = random(20_260_301);
  const below = (limit: number): number => Math.floor(next() * limit);
  const line = () =>
    below(3) === 0 ? FREQUENT[below(FREQUENT.length)] : `  const name${below(20_000)} = ${below(900)};`;
  const text = () => Array.from({ length: 20 + below(below(400) + 1) }, line);
  const contents = new Map<string, (string | undefined)[]>();
  for (let number = 0; number < files; number++) contents.set(pathOf(number), text());
  yield head('base', 1);
  for (const [path, lines] of contents) yield put(path, lines);
  yield `\n${head('head', 2)}from :1\n`;
  const paths = [...contents.keys()];
  for (let change = 0; change < changed; change++) {
    const path = paths[Math.floor((change * files) / changed)] ?? '';
    const lines = contents.get(path) ?? [];
    for (let edits = 1 + below(6); edits > 0; edits--) {
      lines.splice(below(lines.length), below(4), ...Array.from({ length: below(5) }, line));
    }
    // Of twenty changes one is of each other sort.
    const sort = change % 20;
    if (sort === 0) yield put(`${path}.new`, text());
    else if (sort === 1) yield `D ${path}\n`;
    else if (sort === 2) yield `D ${path}\n${put(path.replace('src/', 'moved/'), lines)}`;
    else yield put(path, lines);
  }
  yield '\n';
}

function pathOf(number: number): string {
  return `src/folder-${number % FOLDERS}/part-${Math.floor(number / FOLDERS) % SUBFOLDERS}/file-${number}.ts`;
}

function head(message: string, mark: number): string {
  return `commit refs/heads/main\nmark :${mark}\ncommitter Kim <kim@example.com> ${1_700_000_000 + mark} +0900\ndata <<END\n${message}\nEND\n`;
}

function put(path: string, lines: readonly (string | undefined)[]): string {
  const content = `${lines.join('\n')}\n`;
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`;
}
