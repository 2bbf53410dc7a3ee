/**
 * Every text of Doradeck by area: `t('metrics.reason.too-few')` is `reason.too-few` of texts/metrics.ts. A new area is
 * one file in texts/ and one line here.
 */
import { advice } from './texts/advice.ts';
import { adviceScreen } from './texts/advice-screen.ts';
import { anomalies } from './texts/anomalies.ts';
import { app } from './texts/app.ts';
import { archive } from './texts/archive.ts';
import { capabilities } from './texts/capabilities.ts';
import { capabilityCheck } from './texts/capability-check.ts';
import { changes } from './texts/changes.ts';
import { cli } from './texts/cli.ts';
import { commit } from './texts/commit.ts';
import { compare } from './texts/compare.ts';
import { conflicts } from './texts/conflicts.ts';
import { copying } from './texts/copying.ts';
import { corrections } from './texts/corrections.ts';
import { dashboard } from './texts/dashboard.ts';
import { dataScreen } from './texts/data-screen.ts';
import { errors } from './texts/errors.ts';
import { frequencyScreen } from './texts/frequency-screen.ts';
import { git } from './texts/git.ts';
import { guidance } from './texts/guidance.ts';
import { home } from './texts/home.ts';
import { importTexts } from './texts/import.ts';
import { importReport } from './texts/import-report.ts';
import { importSteps } from './texts/import-steps.ts';
import { jobs } from './texts/jobs.ts';
import { leadTime } from './texts/lead-time.ts';
import { levelSteps } from './texts/level-steps.ts';
import { levels } from './texts/levels.ts';
import { lists } from './texts/lists.ts';
import { menuTexts } from './texts/menu.ts';
import { metricScreen } from './texts/metric-screen.ts';
import { metrics } from './texts/metrics.ts';
import { namesScreen } from './texts/names-screen.ts';
import { overview } from './texts/overview.ts';
import { overviewScreen } from './texts/overview-screen.ts';
import { paste } from './texts/paste.ts';
import { present } from './texts/present.ts';
import { profiles } from './texts/profiles.ts';
import { quickCheck } from './texts/quick-check.ts';
import { quiz } from './texts/quiz.ts';
import { quizEditor } from './texts/quiz-editor.ts';
import { quizHost } from './texts/quiz-host.ts';
import { quizPack } from './texts/quiz-pack.ts';
import { quizSums } from './texts/quiz-sums.ts';
import { report } from './texts/report.ts';
import { repositories } from './texts/repositories.ts';
import { rounds } from './texts/rounds.ts';
import { saved } from './texts/saved.ts';
import { servers } from './texts/servers.ts';
import { settings } from './texts/settings.ts';
import { stability } from './texts/stability.ts';
import { summary } from './texts/summary.ts';
import { survey } from './texts/survey.ts';
import { versionCompare } from './texts/version-compare.ts';
import { versionVerdict } from './texts/version-verdict.ts';
import { versions } from './texts/versions.ts';
import { whatIf } from './texts/what-if.ts';

export type Locale = 'en' | 'ko';

const areas = {
  advice,
  adviceScreen,
  anomalies,
  app,
  archive,
  capabilities,
  capabilityCheck,
  changes,
  cli,
  commit,
  compare,
  conflicts,
  dashboard,
  copying,
  corrections,
  dataScreen,
  errors,
  frequencyScreen,
  git,
  guidance,
  home,
  import: importTexts,
  importReport,
  importSteps,
  jobs,
  leadTime,
  levelSteps,
  levels,
  lists,
  menu: menuTexts,
  metricScreen,
  metrics,
  namesScreen,
  overview,
  overviewScreen,
  paste,
  present,
  profiles,
  quiz,
  quizEditor,
  quizHost,
  quizPack,
  quizSums,
  quickCheck,
  report,
  repositories,
  rounds,
  saved,
  servers,
  settings,
  stability,
  survey,
  summary,
  versionCompare,
  versionVerdict,
  versions,
  whatIf,
} as const;

type Areas = typeof areas;
type InLanguage<L extends Locale> = { readonly [A in keyof Areas]: Areas[A][L] };

function inLanguage<L extends Locale>(locale: L): InLanguage<L> {
  const entries = Object.entries(areas).map(([area, words]) => [area, words[locale]]);
  return Object.fromEntries(entries) as InLanguage<L>;
}

export const catalog = { en: inLanguage('en'), ko: inLanguage('ko') } as const;

/** The language to speak for a wish and the system's BCP 47 tag. */
export function resolveLocale(wish: 'system' | Locale, systemLanguage: string): Locale {
  if (wish !== 'system') return wish;
  return systemLanguage.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
