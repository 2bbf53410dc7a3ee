/** The data of a deck without the names in them: what slides are then made of can't show any. */
import type { ChangeSentence } from '../../../shared/answers.ts';
import type { Localised } from '../../../shared/guidance/localised.ts';
import type { QuizQuestion } from '../../../shared/guidance/quiz.ts';
import type { Advice, AdviceEvidence, AdviceParam } from '../../../shared/guidance-answers.ts';
import type { BreakdownRow, Report } from '../../../shared/report.ts';
import type { ServiceVersions, VersionSummary } from '../../../shared/version-answers.ts';
import type { View } from '../../../shared/view.ts';
import type { ListedPack } from '../quiz/use-packs.ts';
import type { DeckData } from './deck-data.ts';
import type { HiddenNames } from './hidden-names.ts';

export function hideData(data: DeckData, names: HiddenNames): DeckData {
  return {
    client: names.client,
    view: hideView(data.view, names),
    report: hideReport(data.report, names),
    sentences: data.sentences.map((sentence) => hideSentence(sentence, names)),
    versions:
      data.versions === null
        ? null
        : { ...data.versions, services: data.versions.services.map((service) => hideVersions(service, names)) },
    advice:
      data.advice === null
        ? null
        : { ...data.advice, advice: data.advice.advice.map((advice) => hideAdvice(advice, names)) },
    packs: data.packs.map((listed) => hidePack(listed, names)),
    say: names.within,
  };
}

/** Environments are many a client's own words: which are looked at is not said. */
function hideView({ env: _env, ...view }: View, names: HiddenNames): View {
  return {
    ...view,
    services: view.services.map((name) => names.of('service', name)),
    teams: view.teams.map((name) => names.of('team', name)),
    repositories: view.repositories.map((name) => names.of('repository', name)),
  };
}

function hideReport(report: Report, names: HiddenNames): Report {
  const { service, team } = report.breakdown;
  return {
    ...report,
    imports: [],
    filters: {
      env: null,
      service: report.filters.service.map((name) => names.of('service', name)),
      team: report.filters.team.map((name) => names.of('team', name)),
      repo: report.filters.repo.map((name) => names.of('repository', name)),
    },
    breakdown: {
      ...(service === undefined ? {} : { service: service.map((row) => hideRow(row, 'service', names)) }),
      ...(team === undefined ? {} : { team: team.map((row) => hideRow(row, 'team', names)) }),
    },
  };
}

function hideRow(row: BreakdownRow, kind: 'service' | 'team', names: HiddenNames): BreakdownRow {
  return {
    ...row,
    key: names.of(kind, row.key),
    ...(row.team === undefined ? {} : { team: names.of('team', row.team) }),
  };
}

function hideSentence(sentence: ChangeSentence, names: HiddenNames): ChangeSentence {
  const hidden = {
    ...sentence,
    ...('service' in sentence && sentence.service !== undefined
      ? { service: names.of('service', sentence.service) }
      : {}),
    ...('other' in sentence ? { other: names.of('service', sentence.other) } : {}),
    // The sentence says "team" itself.
    ...('team' in sentence ? { team: names.markOf('team', sentence.team) } : {}),
    ...('by' in sentence && sentence.by === 'service' ? { name: names.of('service', sentence.name) } : {}),
  };
  return hidden;
}

function hideVersions(service: ServiceVersions, names: HiddenNames): ServiceVersions {
  return {
    ...service,
    service: names.of('service', service.service),
    team: service.team === null ? null : names.of('team', service.team),
    current: hideVersion(service.current, names),
    lastFaulty: hideVersion(service.lastFaulty, names),
    alsoActive: service.alsoActive.map((version) => names.of('version', version)),
  };
}

/** The evidence quotes errors and incidents of the client's. */
function hideVersion(version: VersionSummary | null, names: HiddenNames): VersionSummary | null {
  if (version === null) return null;
  const { verdict } = version;
  return {
    ...version,
    version: names.of('version', version.version),
    verdict:
      verdict === null
        ? null
        : {
            ...verdict,
            against: names.of('version', verdict.against),
            evidence: [],
            affects: { ...verdict.affects, services: [] },
            nextStep: { code: 'keep' },
          },
  };
}

function hideAdvice(advice: Advice, names: HiddenNames): Advice {
  const { scope } = advice;
  return {
    ...advice,
    scope: scope.kind === 'all' ? scope : { ...scope, names: scope.names.map((name) => names.of(scope.kind, name)) },
    evidence: advice.evidence.map((evidence) => hideEvidence(evidence, names)),
  };
}

function hideEvidence(evidence: AdviceEvidence, names: HiddenNames): AdviceEvidence {
  const params = Object.entries(evidence.params).map(([key, param]) => [key, hideParam(param, names)] as const);
  return { ...evidence, params: Object.fromEntries(params), place: '' };
}

function hideParam(param: AdviceParam, names: HiddenNames): AdviceParam {
  if (param.kind === 'name') return { kind: 'name', value: names.ofAny(param.value) };
  if (param.kind === 'version') return { kind: 'version', value: names.of('version', param.value) };
  if (param.kind === 'names') return { kind: 'names', value: param.value.map((name) => names.ofAny(name)) };
  return param;
}

/** Questions may be about this workspace, by name; those that come with Doradeck are not. */
function hidePack({ origin, pack }: ListedPack, names: HiddenNames): ListedPack {
  if (origin === 'built-in') return { origin, pack };
  const questions = pack.questions.map((each) => hideQuestion(each, names));
  return { origin, pack: { ...pack, title: hideText(pack.title, names), questions } };
}

function hideQuestion(question: QuizQuestion, names: HiddenNames): QuizQuestion {
  const { figure, hostNote } = question;
  const text = (words: Localised) => hideText(words, names);
  return {
    ...question,
    prompt: text(question.prompt),
    options: question.options.map((option) => ({ ...option, text: text(option.text) })),
    explanation: text(question.explanation),
    ...(hostNote === undefined ? {} : { hostNote: text(hostNote) }),
    ...(figure === undefined
      ? {}
      : {
          figure:
            figure.kind === 'table'
              ? { ...figure, columns: figure.columns.map(text), rows: figure.rows.map((row) => row.map(text)) }
              : {
                  ...figure,
                  labels: figure.labels.map(text),
                  series: figure.series.map((series) => ({ ...series, name: text(series.name) })),
                },
        }),
  };
}

function hideText({ en, ko }: Localised, names: HiddenNames): Localised {
  return { en: names.within(en), ko: names.within(ko) };
}
