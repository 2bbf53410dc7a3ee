/**
 * Which files git takes for binary, or for text, whatever is in them: attribute `diff` of .gitattributes (gitattributes,
 * "Marking files as binary"). git reads those of the work tree; here they are those of the newer commit, which are the same
 * where that is checked out. Attributes of one machine alone (info/attributes, core.attributesFile) and what its
 * configuration says of drivers do not count.
 */
import type { ObjectReader } from '../read-object.ts';
import type { TreeReader } from '../walk-trees.ts';
import { compileGitGlob, type GitGlob } from './git-glob.ts';
import type { Slices } from './slices.ts';

export type DiffAttribute = 'text' | 'binary' | 'auto';

const FILE = '.gitattributes';
const LONGEST_FILE = 1 << 20;
/** git's own limit. */
const LONGEST_LINE = 2048;
const MACRO = '[attr]';
const BINARY: readonly Setting[] = [
  ['diff', false],
  ['merge', false],
  ['text', false],
];

/** Unset with '!' is null; a value of its own, as in diff=java, is a text. */
type Setting = readonly [attribute: string, value: boolean | null | string];

interface Rule {
  readonly matches: GitGlob;
  /** By the whole path from the folder of its file, else by the name alone. */
  readonly byPath: boolean;
  readonly settings: readonly Setting[];
}

interface Rules {
  readonly rules: readonly Rule[];
  readonly macros: ReadonlyMap<string, readonly Setting[]>;
}

interface Folder {
  readonly tree: string | null;
  readonly rules: readonly Rule[];
}

export class DiffAttributes {
  readonly #objects: ObjectReader;
  readonly #trees: TreeReader;
  readonly #root: string;
  readonly #slices: Slices;
  /** By path with a slash at the end; '' = the root. */
  readonly #folders = new Map<string, Folder>();
  /** Of those in which no file says anything, nor above them. */
  readonly #silent = new Set<string>();
  readonly #macros = new Map<string, readonly Setting[]>([['binary', BINARY]]);

  /** `root`: name of the commit's tree. */
  constructor(objects: ObjectReader, trees: TreeReader, root: string, slices: Slices) {
    this.#objects = objects;
    this.#trees = trees;
    this.#root = root;
    this.#slices = slices;
  }

  async of(path: string): Promise<DiffAttribute> {
    const own = path.slice(0, path.lastIndexOf('/') + 1);
    if (this.#silent.has(own)) return 'auto';
    const settings = new Map<string, Setting[1]>();
    // The root has the macros.
    const levels: [folder: string, Folder][] = [['', await this.#folder('')]];
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      const folder = path.slice(0, at + 1);
      levels.push([folder, await this.#folder(folder)]);
    }
    if (levels.every(([, { rules }]) => rules.length === 0)) {
      this.#silent.add(own);
      return 'auto';
    }
    // What is nearer, and what comes later, is said first and stands.
    for (const [folder, { rules }] of levels.reverse()) {
      const [inFolder, name] = [path.slice(folder.length), path.slice(own.length)];
      for (let place = rules.length - 1; place >= 0; place--) {
        const rule = rules[place] as Rule;
        if (rule.matches(rule.byPath ? inFolder : name)) this.#apply(rule.settings, settings);
        if (this.#slices.isOver) await this.#slices.rest();
      }
    }
    const diff = settings.get('diff');
    return diff === true ? 'text' : diff === false ? 'binary' : 'auto';
  }

  #apply(own: readonly Setting[], settings: Map<string, Setting[1]>): void {
    for (let place = own.length - 1; place >= 0; place--) {
      const [attribute, value] = own[place] as Setting;
      if (settings.has(attribute)) continue;
      settings.set(attribute, value);
      if (value === true) this.#apply(this.#macros.get(attribute) ?? [], settings);
    }
  }

  async #folder(path: string): Promise<Folder> {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const tree = await this.#treeOf(path);
    const entries = tree === null ? null : await this.#trees.tree(tree);
    const entry = entries?.get(FILE);
    const content = entry?.mode.startsWith('100') ? await this.#objects.blob(entry.name, LONGEST_FILE) : null;
    const { rules, macros } = parseAttributes(content instanceof Buffer ? content.toString('latin1') : '');
    if (path === '') for (const [name, settings] of macros) this.#macros.set(name, settings);
    const folder = { tree, rules };
    this.#folders.set(path, folder);
    return folder;
  }

  async #treeOf(path: string): Promise<string | null> {
    if (path === '') return this.#root;
    const above = path.slice(0, -1).lastIndexOf('/') + 1;
    const { tree } = await this.#folder(path.slice(0, above));
    const entry = tree === null ? undefined : (await this.#trees.tree(tree))?.get(path.slice(above, -1));
    return entry?.mode === '40000' ? entry.name : null;
  }
}

/** `text` is a character a byte. Macros count in the root's file alone. */
function parseAttributes(text: string): Rules {
  const rules: Rule[] = [];
  const macros = new Map<string, readonly Setting[]>();
  for (const line of text.replace(/^\xef\xbb\xbf/, '').split('\n')) {
    const [pattern, rest] = splitLine(line);
    if (pattern === '' || pattern.startsWith('#') || line.length > LONGEST_LINE) continue;
    const settings = rest.split(/[ \t\r]+/).flatMap((word) => (word === '' ? [] : [settingOf(word)]));
    if (pattern.startsWith(MACRO)) macros.set(pattern.slice(MACRO.length), settings);
    // A folder has no lines, and attributes can't be taken back by a pattern.
    else if (!pattern.startsWith('!') && !pattern.endsWith('/') && settings.length > 0) {
      const byPath = pattern.includes('/');
      rules.push({ matches: compileGitGlob(pattern.replace(/^\//, '')), byPath, settings });
    }
  }
  return { rules, macros };
}

function splitLine(line: string): [pattern: string, rest: string] {
  const bare = line.replace(/^[ \t\r]+/, '');
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(bare);
  if (quoted !== null) return [unquote(quoted[1] ?? ''), bare.slice(quoted[0].length)];
  const end = bare.search(/[ \t\r]/);
  return end === -1 ? [bare, ''] : [bare.slice(0, end), bare.slice(end)];
}

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function unquote(text: string): string {
  return text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8) & 255) : (ESCAPES[code] ?? code),
  );
}

function settingOf(word: string): Setting {
  if (word.startsWith('-')) return [word.slice(1), false];
  if (word.startsWith('!')) return [word.slice(1), null];
  const equals = word.indexOf('=');
  return equals === -1 ? [word, true] : [word.slice(0, equals), word.slice(equals + 1)];
}
