/** The options of the command line, and which command takes which. */
import { IMPORT_OPTION_NAMES, IMPORT_OPTIONS } from './import-options.ts';

export const OPTIONS = {
  data: { type: 'string', multiple: true },
  repo: { type: 'string', multiple: true },
  'follow-outside': { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  tz: { type: 'string' },
  'compare-with': { type: 'string' },
  env: { type: 'string' },
  'all-envs': { type: 'boolean' },
  service: { type: 'string', multiple: true },
  slice: { type: 'string', multiple: true },
  paths: { type: 'string', multiple: true },
  releases: { type: 'string' },
  none: { type: 'boolean' },
  team: { type: 'string', multiple: true },
  'repo-name': { type: 'string', multiple: true },
  'exclude-bots': { type: 'boolean' },
  profile: { type: 'string' },
  levels: { type: 'string' },
  by: { type: 'string', multiple: true },
  out: { type: 'string' },
  format: { type: 'string' },
  ...IMPORT_OPTIONS,
  'save-mapping': { type: 'string' },
  strict: { type: 'boolean' },
  quiet: { type: 'boolean' },
  commits: { type: 'boolean' },
  missing: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const FILTERS = [
  'from',
  'to',
  'tz',
  'compare-with',
  'env',
  'all-envs',
  'service',
  'team',
  'repo-name',
  'exclude-bots',
  'profile',
  'levels',
];
const IMPORTS = [...IMPORT_OPTION_NAMES, 'strict'];
export const ALWAYS = ['format', 'out', 'quiet', 'lang', 'help', 'version'];

/** What each command takes beside ALWAYS; anything else is refused, so that a mistyped filter is never ignored. */
export const TAKES: Readonly<Record<string, readonly string[]>> = {
  analyze: ['data', 'repo', 'releases', 'follow-outside', 'by', ...FILTERS, ...IMPORTS],
  import: ['save-mapping', ...IMPORTS],
  inspect: IMPORT_OPTION_NAMES,
  repo: ['service', 'paths', 'releases', 'none', 'follow-outside'],
  'repo add': ['service', 'paths', 'releases', 'follow-outside'],
  'repo refresh': ['follow-outside'],
  'repo list': [],
  'repo releases': ['none'],
  names: [],
  list: ['commits', 'missing', ...FILTERS],
  report: ['by', ...FILTERS],
  compare: ['slice', ...FILTERS],
  undo: [],
  demo: [],
};
