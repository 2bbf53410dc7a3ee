/**
 * The command line's grammar: words in, one typed command out. Anything it does not understand is AppError('usage').
 */
import { parseArgs } from 'node:util';
import { LEVEL_SET_IDS, PROFILE_IDS } from '../../shared/model.ts';
import type { Dimension } from '../../shared/report.ts';
import type { CompareWith } from '../../shared/view.ts';
import { checkOptions } from './check-options.ts';
import {
  type Command,
  type Common,
  type Filters,
  LISTS,
  type ReportChoices,
  type RepositoryArgument,
} from './command.ts';
import { slicesOf } from './compare-slices.ts';
import { importOptions } from './import-options.ts';
import { ALWAYS, OPTIONS, TAKES } from './option-names.ts';
import { oneOf, usage } from './usage.ts';
import { versionsAsked } from './versions-asked.ts';

type Values = ReturnType<typeof parse>['values'];

function parse(words: readonly string[]) {
  if (words.some((word) => /^--?(token|password)(=|$)/.test(word))) throw usage(NO_TOKEN);
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (thrown) {
    throw usage(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** It says nothing of what was typed. */
const NO_TOKEN =
  'a token is not taken from the command line, where other programs can read it: put it into DORADECK_TOKEN, or type it when asked';

function listed(values: readonly string[] | undefined): string[] {
  return (values ?? []).flatMap((value) => value.split(',')).filter((value) => value !== '');
}

function common(values: Values): Common {
  return {
    format: oneOf('--format', values.format, ['json', 'markdown', 'html', 'csv', 'text']) ?? null,
    out: values.out ?? null,
    quiet: values.quiet ?? false,
    strict: values.strict ?? false,
    language: oneOf('--lang', values.lang, ['en', 'ko']) ?? null,
  };
}

function filters(values: Values): Filters {
  if (values.env !== undefined && values['all-envs']) throw usage('--env and --all-envs exclude each other');
  return {
    from: values.from ?? null,
    to: values.to ?? null,
    timeZone: values.tz,
    compareWith: compareWith(values['compare-with']),
    env: values['all-envs'] ? null : values.env,
    services: values.service ?? [],
    teams: values.team ?? [],
    repositories: values['repo-name'] ?? [],
    excludeBots: values['exclude-bots'] ?? false,
  };
}

/** `previous`, `year-before`, or bounds as those of the period: 2023-10-13..2023-11-13. */
function compareWith(text: string | undefined): CompareWith | undefined {
  const [, from, to] = /^(.+)\.\.(.+)$/.exec(text ?? '') ?? [];
  if (from !== undefined && to !== undefined) return { from, to };
  return oneOf('--compare-with', text, ['previous', 'year-before']);
}

const DIMENSIONS: readonly Dimension[] = [
  'service',
  'team',
  'env',
  'repo',
  'stage',
  'severity',
  'day',
  'week',
  'month',
];

function reportChoices(values: Values): ReportChoices {
  return {
    profile: oneOf('--profile', values.profile, PROFILE_IDS),
    levels: oneOf('--levels', values.levels, LEVEL_SET_IDS),
    by: listed(values.by).map((value) => oneOf('--by', value, DIMENSIONS) ?? 'service'),
  };
}

/** PATH or PATH=SERVICE (the last `=` divides, and only where what stands behind it is no path). */
function repositoryArgument(text: string, rest: Omit<RepositoryArgument, 'source' | 'services'>): RepositoryArgument {
  const at = text.lastIndexOf('=');
  if (at < 1 || text.slice(at + 1).includes('/')) return { source: text, services: [], ...rest };
  return { source: text.slice(0, at), services: listed([text.slice(at + 1)]), ...rest };
}

function positional(words: readonly string[], index: number, what: string): string {
  const word = words[index];
  if (word === undefined) throw usage(`${what} is missing`);
  return word;
}

function howToRead(values: Values): Omit<RepositoryArgument, 'source' | 'services'> {
  return { releases: values.releases ?? null, followOutside: values['follow-outside'] ?? false };
}

function parseRepository(words: readonly string[], values: Values): Command {
  const actions = ['add', 'refresh', 'list', 'releases'] as const;
  const action = oneOf('repo', positional(words, 1, actions.join(', ')), actions);
  refuseStrangers(`repo ${action}`, values, words, { add: 4, refresh: 3, list: 3, releases: 5 }[action ?? 'list']);
  const workspace = positional(words, 2, 'WORKSPACE');
  if (action === 'add') {
    const repository = {
      source: positional(words, 3, 'PATH or URL'),
      services: values.service ?? [],
      ...howToRead(values),
    };
    const paths = values.paths ?? [];
    if (paths.length > 0 && repository.services.length !== 1) throw usage('--paths needs one --service');
    return { kind: 'repo-add', workspace, repository, paths, common: common(values) };
  }
  if (action === 'releases') {
    const repository = positional(words, 3, 'REPOSITORY');
    const pattern = values.none ? null : positional(words, 4, 'PATTERN or --none');
    if (values.none && words[4] !== undefined) throw usage('PATTERN and --none exclude each other');
    return { kind: 'repo-releases', workspace, repository, pattern, common: common(values) };
  }
  if (action === 'list') return { kind: 'repo-list', workspace, common: common(values) };
  return { kind: 'repo-refresh', workspace, followOutside: values['follow-outside'] ?? false, common: common(values) };
}

function refuseStrangers(command: string, values: Values, words: readonly string[], most: number): void {
  const takes = TAKES[command] ?? [];
  const stranger = Object.keys(values).find((option) => !takes.includes(option) && !ALWAYS.includes(option));
  if (stranger !== undefined) throw usage(`${command} does not take --${stranger}`);
  const extra = words[most];
  if (extra !== undefined) throw usage(`${command} does not take "${extra}"`);
}

/**
 * @param words the command line after the program's name
 * @throws AppError('usage'), and what checkOptions throws
 */
export function parseArguments(words: readonly string[]): Command {
  const { values, positionals } = parse(words);
  const shared = common(values);
  const command = positionals[0];
  if (values.version) return { kind: 'version', common: shared };
  if (values.help || command === undefined || command === 'help') return { kind: 'help', common: shared };
  const most = {
    analyze: 1,
    import: Number.POSITIVE_INFINITY,
    inspect: Number.POSITIVE_INFINITY,
    repo: positionals[1] === 'releases' ? 5 : 4,
    names: 2,
    list: 3,
    report: 2,
    compare: 2,
    versions: 2,
    advice: 2,
    undo: 3,
    demo: 1,
  }[command];
  if (most === undefined) throw usage(`unknown command "${command}"`);
  refuseStrangers(command, values, positionals, most);
  const options = importOptions(values);
  checkOptions({ ...values, options });
  switch (command) {
    case 'analyze': {
      const data = values.data ?? [];
      const repositories = (values.repo ?? []).map((text) => repositoryArgument(text, howToRead(values)));
      if (data.length + repositories.length === 0) throw usage('analyze needs --data or --repo');
      if (values.releases !== undefined && repositories.length === 0) throw usage('--releases needs --repo');
      const choices = reportChoices(values);
      return {
        kind: 'analyze',
        data,
        repositories,
        filters: filters(values),
        choices,
        options,
        common: shared,
      };
    }
    case 'import': {
      const paths = positionals.slice(2);
      const saveMapping = values['save-mapping'] ?? null;
      if (paths.length === 0) throw usage('import needs WORKSPACE and at least one PATH');
      if (saveMapping === '') throw usage('--save-mapping needs a name');
      if (saveMapping !== null && paths.length > 1) throw usage('--save-mapping saves the mapping of one PATH');
      return {
        kind: 'import',
        workspace: positional(positionals, 1, 'WORKSPACE'),
        paths,
        options,
        saveMapping,
        common: shared,
      };
    }
    case 'inspect': {
      // Without one, nothing is known of earlier imports and saved mappings.
      const workspace = positionals[1]?.toLowerCase().endsWith('.doradeck') ? (positionals[1] ?? null) : null;
      const paths = positionals.slice(workspace === null ? 1 : 2);
      if (paths.length === 0) throw usage('inspect needs at least one PATH');
      return { kind: 'inspect', workspace, paths, options, common: shared };
    }
    case 'repo':
      return parseRepository(positionals, values);
    case 'list': {
      const list = oneOf('list', positional(positionals, 1, LISTS.join(' | ')), LISTS) ?? 'deployments';
      const workspace = positional(positionals, 2, 'WORKSPACE');
      return {
        kind: 'list',
        list,
        workspace,
        filters: filters(values),
        choices: reportChoices(values),
        commits: values.commits ?? false,
        missing: values.missing ?? false,
        common: shared,
      };
    }
    case 'report':
      return {
        kind: 'report',
        workspace: positional(positionals, 1, 'WORKSPACE'),
        filters: filters(values),
        choices: reportChoices(values),
        common: shared,
      };
    case 'compare':
      return {
        kind: 'compare',
        workspace: positional(positionals, 1, 'WORKSPACE'),
        slices: slicesOf(values.slice ?? []),
        filters: filters(values),
        choices: reportChoices(values),
        common: shared,
      };
    case 'versions':
      return {
        kind: 'versions',
        workspace: positional(positionals, 1, 'WORKSPACE'),
        ...versionsAsked(values),
        filters: filters(values),
        choices: reportChoices(values),
        common: shared,
      };
    case 'advice':
      return {
        kind: 'advice',
        workspace: positional(positionals, 1, 'WORKSPACE'),
        filters: filters(values),
        choices: reportChoices(values),
        common: shared,
      };
    case 'names':
      return { kind: 'names', workspace: positional(positionals, 1, 'WORKSPACE'), common: shared };
    case 'undo': {
      const batchId = Number(positional(positionals, 2, 'IMPORT-ID'));
      if (!Number.isSafeInteger(batchId) || batchId < 1)
        throw usage('IMPORT-ID is a whole number; see `doradeck list imports`');
      return { kind: 'undo', workspace: positional(positionals, 1, 'WORKSPACE'), batchId, common: shared };
    }
    default:
      return { kind: 'demo', common: shared };
  }
}
