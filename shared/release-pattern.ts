/**
 * Which tags of a repository are releases: a pattern of their names. It is a glob as `git tag --list` takes it, for whole
 * names: `*` any text (also across slashes), `?` one character, `[0-9]` one of a set, `{a,b}` one of several. It is a
 * regular expression, looked for anywhere in the name, where it can only be one: between slashes, with one of
 * `^ $ \ ( ) | +` in it, or with `.*` at its beginning (no tag begins with a dot). `{service}` stands for the name of
 * the service in either, for repositories of several: `{service}@*`, `{service}/v*`.
 */
import { AppError } from './errors.ts';

/** What the import of tags as deployments says of how it was read. */
export const RELEASES_PRESET = 'git-tags';

export interface ReleaseTag {
  /** null = the pattern doesn't say. */
  readonly service: string | null;
  /** The tag's name; without the service, where the pattern says which part that is. */
  readonly version: string;
}

/** What a tag's name says, null = it is no release. */
export type ReleasePattern = (tag: string) => ReleaseTag | null;

const PLACEHOLDER = '{service}';
/** As much as there is: "my-v8-engine-v1" is version 1 of "my-v8-engine". */
const SERVICE = '(?<service>.+)';

/** Throws 'release-pattern-invalid'. */
export function compileReleasePattern(pattern: string): ReleasePattern {
  const text = pattern.trim();
  const expression = expressionOf(text);
  return (tag) => {
    const match = expression.exec(tag);
    if (match === null) return null;
    const service = match.groups?.service ?? '';
    const place = match.indices?.groups?.service;
    return service === '' || place === undefined
      ? { service: null, version: tag }
      : { service, version: versionBeside(tag, place) };
  };
}

function expressionOf(text: string): RegExp {
  try {
    if (text === '') throw new SyntaxError('nothing');
    const inSlashes = text.length > 2 && text.startsWith('/') && text.endsWith('/');
    const isExpression = inSlashes || /[\^$\\()|+]/.test(text) || text.startsWith('.*');
    if (!isExpression) return new RegExp(`^${fromGlob(text)}$`, 'd');
    return new RegExp((inSlashes ? text.slice(1, -1) : text).replace(PLACEHOLDER, SERVICE), 'd');
  } catch (cause) {
    throw new AppError('release-pattern-invalid', { pattern: text }, { cause });
  }
}

/** What stands behind the service's name, else before it, without the joint: "1.2.0" of "cart@1.2.0". */
function versionBeside(tag: string, [start, end]: readonly [number, number]): string {
  const after = tag.slice(end).replace(/^[@/_.-]+/, '');
  const before = tag.slice(0, start).replace(/[@/_.-]+$/, '');
  return after || before || tag;
}

function fromGlob(glob: string): string {
  let expression = '';
  for (let at = 0; at < glob.length; ) {
    const [part, length] = nextPart(glob, at);
    expression += part;
    at += length;
  }
  return expression;
}

/** The next part as an expression, and its length in the glob. Throws for what isn't closed. */
function nextPart(glob: string, at: number): readonly [expression: string, length: number] {
  const character = glob[at] ?? '';
  if (character === '*') return ['.*', 1];
  if (character === '?') return ['.', 1];
  if (glob.startsWith(PLACEHOLDER, at)) return [SERVICE, PLACEHOLDER.length];
  if (character === '[') return setPart(glob, at);
  if (character === '{') return choicePart(glob, at);
  return [character.replace(/[.*+?^${}()|[\]\\/-]/, '\\$&'), 1];
}

function setPart(glob: string, at: number): readonly [string, number] {
  const end = closing(glob, at, ']');
  const set = glob.slice(at + 1, end);
  return [`[${set.startsWith('!') ? `^${set.slice(1)}` : set}]`, end + 1 - at];
}

function choicePart(glob: string, at: number): readonly [string, number] {
  const end = closing(glob, at, '}');
  const choices = glob.slice(at + 1, end).split(',');
  if (choices.some((choice) => choice.includes('{'))) throw new SyntaxError('braces in braces');
  return [`(?:${choices.map(fromGlob).join('|')})`, end + 1 - at];
}

function closing(glob: string, at: number, bracket: string): number {
  const end = glob.indexOf(bracket, at + 2);
  if (end < 0) throw new SyntaxError(`${bracket} is missing`);
  return end;
}
