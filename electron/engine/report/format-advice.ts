/** Advice in one format; JSON and CSV carry raw figures, the others the words of a language. */
import { isTooLittle } from '../../../shared/guidance/advice/is-too-little.ts';
import type { Advice, AdviceAnswer, ExpectedGain } from '../../../shared/guidance-answers.ts';
import { adviceWords, evidenceWords, gainWords } from '../../../shared/i18n/advice-words.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { csvText } from './csv-text.ts';
import type { DocumentTable } from './document.ts';
import type { ReportFormat } from './format-report.ts';
import { column, layOut } from './format-versions.ts';

export interface AdviceReport {
  readonly appVersion: string;
  readonly language: 'en' | 'ko';
}

export function formatAdvice(answer: AdviceAnswer, format: ReportFormat, report: AdviceReport): string {
  if (format === 'json') {
    const json = { schema: 'doradeck.advice/1', app: { version: report.appVersion }, ...answer };
    return `${JSON.stringify(json, null, 2)}\n`;
  }
  if (format === 'csv') return adviceCsv(answer);
  const t = createTranslator(report.language);
  const { advice, judged, unjudged } = answer;
  const missing = unjudged.map(({ rule, lacks }) =>
    t('advice.says.unjudged-rule', { rule: t(`advice.rule.${rule}.title`), lack: t(`advice.lacks.${lacks}`) }),
  );
  return layOut(format, {
    language: report.language,
    title: t('advice.says.title'),
    facts: [],
    tables: advice.map((one, i) => adviceTable(one, i + 1, report)),
    notes: [
      ...(advice.length === 0
        ? [isTooLittle(answer) ? t('advice.says.unknown') : t('advice.says.none', { judged })]
        : []),
      ...(missing.length === 0 ? [] : [`${t('advice.says.unjudged')}:`, ...missing]),
    ],
    footer: t('report.footer', { version: report.appVersion }),
  });
}

function adviceTable(advice: Advice, place: number, report: AdviceReport): DocumentTable {
  const { language } = report;
  const t = createTranslator(language);
  const { title, why, gain: ownGain, firstStep } = adviceWords(advice, t, language);
  const said = (label: 'gain' | 'first-step' | 'effort' | 'capability' | 'tools', words: string) =>
    `${t(`advice.says.${label}`)}: ${words}`;
  return {
    title: `${place}. ${title}`,
    columns: [column(t('advice.says.evidence')), column('n', 'end')],
    rows: advice.evidence.map((one) => [evidenceWords(one, t, language), formatNumber(one.n, language)]),
    remarks: [
      why,
      ...(advice.scope.kind === 'all' ? [] : [t('advice.says.only', { names: advice.scope.names.join(', ') })]),
      ...(advice.gain?.metrics ?? []).map((gain) => said('gain', withLevel(gain, report))),
      ...(ownGain === null ? [] : [said('gain', ownGain)]),
      said('first-step', firstStep),
      said('effort', t(`advice.effort.${advice.effort}`)),
      said('capability', t(`capabilities.name.${advice.capability}`)),
      said('tools', advice.tools.map((tool) => t(`advice.tool.${tool}`)).join('; ')),
    ],
  };
}

function withLevel(gain: ExpectedGain, { language }: AdviceReport): string {
  const t = createTranslator(language);
  const words = gainWords(gain, t, language);
  const { levelNow, levelAfter } = gain;
  return levelAfter === null || levelAfter === levelNow ? words : `${words} (${t(`levels.name.${levelAfter}`)})`;
}

function adviceCsv({ advice }: AdviceAnswer): string {
  return csvText([
    ['rule', 'strength', 'metric', 'capability', 'effort', 'scope', 'now', 'after', 'level_now', 'level_after', 'n'],
    ...advice.map(({ rule, strength, metric, capability, effort, scope, gain, evidence }) => {
      const own = gain?.metrics.find((one) => one.metric === metric);
      return [
        ...[rule, strength, metric, capability, effort],
        scope.kind === 'all' ? null : scope.names.join('; '),
        own?.now ?? null,
        own?.after ?? null,
        own?.levelNow ?? null,
        own?.levelAfter ?? null,
        evidence[0]?.n ?? null,
      ];
    }),
  ]);
}
