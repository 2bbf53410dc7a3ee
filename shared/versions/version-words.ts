/** A verdict in words: one plain sentence, each piece of evidence, what it affects, what to do next. */
import { assertNever } from '../errors.ts';
import type { Locale } from '../i18n/catalog.ts';
import { formatDuration, formatNumber, formatShare } from '../i18n/format.ts';
import { formatDateTime } from '../i18n/format-date.ts';
import {
  formatFactor,
  formatMilliseconds,
  formatMillisecondsDifference,
  formatMillisecondsInterval,
  formatPoints,
  formatPointsInterval,
  formatProbability,
  formatRate,
  formatTotal,
} from '../i18n/format-measured.ts';
import type { Translate } from '../i18n/translator.ts';
import type { VersionEvidence, VersionStep, VersionVerdict } from '../version-answers.ts';
import { shortErrorType } from './error-type-name.ts';

export interface WordTools {
  readonly t: Translate;
  readonly locale: Locale;
  /** IANA name: what moments are told in. */
  readonly timeZone: string;
}

type Evidence<C extends VersionEvidence['code']> = Extract<VersionEvidence, { readonly code: C }>;

/** From here on a rate is told as a multiple of another; nearer to it, the two figures say more. */
const MULTIPLE_FROM = 1.095;
const NAMED_TYPES = 3;
const NAMED_SERVICES = 4;

/** "v2.31.0 is faulty: it fails 5.1 times as often as v2.30.9 (1.9 % against 0.37 %), since 29 Oct 2024, 14:20." */
export function verdictSentence(
  version: string,
  verdict: VersionVerdict,
  /** Of the version, where they are counted. */
  requests: number | null,
  tools: WordTools,
): string {
  const { t, locale, timeZone } = tools;
  const { kind, since } = verdict;
  if (kind === 'not-enough') {
    if (requests === null) return t('versionVerdict.sentence.not-enough', { version });
    return t('versionVerdict.sentence.not-enough-of', {
      version,
      count: Math.round(requests),
      requests: formatTotal(requests, locale),
    });
  }
  const evidence = leadingEvidence(verdict);
  if (evidence === null) return t(`versionVerdict.sentence.${kind === 'fine' ? 'fine-alone' : 'alone'}`, { version });
  const reason = reasonWords(evidence, verdict.against, tools);
  if (kind === 'fine' || since === null) return t(`versionVerdict.sentence.${kind}`, { version, reason });
  return t(`versionVerdict.sentence.${kind}-since`, {
    version,
    reason,
    since: formatDateTime(since, timeZone, locale),
  });
}

/** The strongest of the verdict's own sign; the error rate before others that say hardly more. */
function leadingEvidence({ kind, evidence }: VersionVerdict): VersionEvidence | null {
  const sign = kind === 'fine' ? -1 : 1;
  const own = evidence.filter(({ weight }) => weight * sign > 0);
  const [strongest] = own;
  if (strongest === undefined) return null;
  const rate = own.find(({ code }) => code === 'error-rate');
  return rate !== undefined && Math.abs(rate.weight) >= Math.abs(strongest.weight) / 2 ? rate : strongest;
}

/** A clause for a sentence: "it fails 5.1 times as often as v2.30.9 (1.9 % against 0.37 %)". */
export function reasonWords(evidence: VersionEvidence, against: string, { t, locale }: WordTools): string {
  switch (evidence.code) {
    case 'error-rate':
      return t(`versionVerdict.reason.${rateReason(evidence)}`, {
        against,
        factor: formatFactor(evidence.from === 0 ? 1 : evidence.to / evidence.from, locale),
        from: formatRate(evidence.from, locale),
        to: formatRate(evidence.to, locale),
      });
    case 'new-errors': {
      const count = evidence.types.length;
      return t(`versionVerdict.reason.${count === 0 ? 'no-new-errors' : 'new-errors'}`, { count });
    }
    case 'latency':
      return t(`versionVerdict.reason.${latencyReason(evidence)}`, {
        percentile: t(`versionCompare.figure.percentile.${evidence.percentile}`),
        from: formatMilliseconds(evidence.from, locale),
        to: formatMilliseconds(evidence.to, locale),
      });
    case 'incidents':
      return t(`versionVerdict.reason.${evidence.count === 0 ? 'no-incidents' : 'incidents'}`, {
        count: evidence.count,
      });
    case 'rolled-back':
      return t('versionVerdict.reason.rolled-back', { to: evidence.to });
    case 'hotfix':
    case 'reverted':
      return t(`versionVerdict.reason.${evidence.code}`, { by: evidence.by });
    case 'said-failed':
      return t('versionVerdict.reason.said-failed');
    default:
      return assertNever(evidence);
  }
}

function rateReason({ weight, from, to, interval }: Evidence<'error-rate'>) {
  if (weight > 0 && to > from) {
    if (from === 0) return 'fails-newly';
    return to / from >= MULTIPLE_FROM ? 'fails-more' : 'fails-more-points';
  }
  return interval[1] < 0 ? 'fails-less' : 'fails-alike';
}

function latencyReason({ weight, from, to, interval }: Evidence<'latency'>) {
  if (weight > 0 && to > from) return 'slower';
  return interval !== null && interval[1] < 0 ? 'faster' : 'as-fast';
}

export function evidenceName(evidence: VersionEvidence, t: Translate): string {
  if (evidence.code !== 'latency') return t(`versionVerdict.evidence.name.${evidence.code}`);
  return t('versionVerdict.evidence.name.latency', {
    percentile: t(`versionCompare.figure.percentile.${evidence.percentile}`),
  });
}

/** Before figures that nobody counted. */
function signOf({ isReckoned }: Evidence<'error-rate'>): string {
  return isReckoned ? '~' : '';
}

/** With the figures: "1.9 % of 41,000 requests against 0.37 % of 120,000: +1.5 points (95 %: +1.4 to +1.7; p < 0.001)". */
export function evidenceDetail(evidence: VersionEvidence, { t, locale, timeZone }: WordTools): string {
  switch (evidence.code) {
    case 'error-rate':
      return t('versionVerdict.evidence.detail.error-rate', {
        from: formatRate(evidence.from, locale),
        to: formatRate(evidence.to, locale),
        fromRequests: signOf(evidence) + formatTotal(evidence.fromRequests, locale),
        toRequests: signOf(evidence) + formatTotal(evidence.toRequests, locale),
        difference: formatPoints(evidence.to - evidence.from, locale),
        interval: formatPointsInterval(evidence.interval, locale),
        p: formatProbability(evidence.pValue, locale),
      });
    case 'new-errors':
      return newErrorsDetail(evidence, t, locale);
    case 'latency':
      return t(`versionVerdict.evidence.detail.${evidence.interval === null ? 'latency-plain' : 'latency'}`, {
        from: formatMilliseconds(evidence.from, locale),
        to: formatMilliseconds(evidence.to, locale),
        difference: formatMillisecondsDifference(evidence.to - evidence.from, locale),
        interval: evidence.interval === null ? '' : formatMillisecondsInterval(evidence.interval, locale),
      });
    case 'incidents':
      return incidentsDetail(evidence, t);
    case 'rolled-back':
      return t('versionVerdict.evidence.detail.rolled-back', {
        to: evidence.to,
        at: formatDateTime(evidence.at, timeZone, locale),
      });
    case 'hotfix':
    case 'reverted':
      return t(`versionVerdict.evidence.detail.${evidence.code}`, {
        by: evidence.by,
        at: formatDateTime(evidence.at, timeZone, locale),
      });
    case 'said-failed':
      return t('versionVerdict.evidence.detail.said-failed');
    default:
      return assertNever(evidence);
  }
}

function newErrorsDetail({ types, count }: Evidence<'new-errors'>, t: Translate, locale: Locale): string {
  if (types.length === 0) return t('versionVerdict.evidence.detail.no-new-errors');
  const words = t('versionVerdict.evidence.detail.new-errors', {
    count: types.length,
    types: someOf(types.map(shortErrorType), NAMED_TYPES, t),
  });
  if (count === 0) return words;
  return [words, t('versionVerdict.evidence.detail.new-errors-times', { count: Math.round(count) })].join(
    locale === 'en' ? '; ' : ', ',
  );
}

function incidentsDetail({ count, severity }: Evidence<'incidents'>, t: Translate): string {
  if (count === 0) return t('versionVerdict.evidence.detail.no-incidents');
  if (severity === null) return t('versionVerdict.evidence.detail.incidents', { count });
  return t('versionVerdict.evidence.detail.incidents-severity', { count, severity });
}

function someOf(names: readonly string[], most: number, t: Translate): string {
  const shown = names.slice(0, most).join(', ');
  return names.length <= most ? shown : t('versionVerdict.evidence.detail.more', { shown, count: names.length - most });
}

/** Natural logarithms of 1.1, 3 and 20 to one: worth a word, substantial, strong. */
const WEAK = 0.1;
const SOME = 1.1;
const STRONG = 3;

type EvidenceStrength = `${'strong' | 'some' | 'weak'}-${'against' | 'for'}` | 'neither';

export function strengthOf(weight: number): EvidenceStrength {
  const size = Math.abs(weight);
  if (size < WEAK) return 'neither';
  const side = weight > 0 ? 'against' : 'for';
  return `${size >= STRONG ? 'strong' : size >= SOME ? 'some' : 'weak'}-${side}`;
}

/** "+3.2": positive is against the version. */
export function weightNumber(weight: number, locale: Locale): string {
  const text = formatNumber(weight, locale, 1);
  return weight >= 0.05 ? `+${text}` : text;
}

/** What a weight means: "Weight +3.2: 25 times likelier if it is faulty". */
export function weightHint(weight: number, { t, locale }: Pick<WordTools, 't' | 'locale'>): string {
  return t(`versionVerdict.evidence.weight-hint-${weight >= 0 ? 'against' : 'for'}`, {
    weight: weightNumber(weight, locale),
    factor: formatFactor(Math.exp(Math.abs(weight)), locale),
  });
}

/** An estimate has three digits that count. */
function about(count: number): number {
  return Number(count.toPrecision(3));
}

/** "Roll back to v2.30.9, last good: it ran 3 d at 0.1 %." */
export function stepWords(step: VersionStep, { t, locale, timeZone }: WordTools): string {
  switch (step.code) {
    case 'roll-back': {
      const { to, isKnownGood, ranSeconds, errorRate } = step;
      if (!isKnownGood) return t('versionVerdict.step.roll-back-unsure', { to });
      const ran = ranSeconds === null ? '' : '-ran';
      const rate = errorRate === null ? '' : '-rate';
      return t(`versionVerdict.step.roll-back${ran}${rate}`, {
        to,
        ran: ranSeconds === null ? '' : formatDuration(ranSeconds, locale),
        rate: errorRate === null ? '' : formatRate(errorRate, locale),
      });
    }
    case 'replaced':
      if (step.at === null) return t('versionVerdict.step.replaced', { by: step.by });
      return t('versionVerdict.step.replaced-at', { by: step.by, at: formatDateTime(step.at, timeZone, locale) });
    case 'wait':
      if (step.requests === null) return t('versionVerdict.step.wait-unknown');
      return t('versionVerdict.step.wait', { count: about(Math.ceil(step.requests)) });
    default:
      return t(`versionVerdict.step.${step.code}`);
  }
}

/** One line each: services that failed with it, its share of the traffic, requests that failed because of it. */
export function effectLines(
  service: string,
  { kind, affects, against }: Pick<VersionVerdict, 'kind' | 'affects' | 'against'>,
  { t, locale }: Pick<WordTools, 't' | 'locale'>,
): readonly string[] {
  const { services, trafficShare, requests, extraErrors } = affects;
  const named = services.slice(0, NAMED_SERVICES).map(({ service: name, from, to }) =>
    t('versionVerdict.effect.service', {
      service: name,
      from: formatRate(from, locale),
      to: formatRate(to, locale),
    }),
  );
  const rest = services.length - named.length;
  const names = [...named, ...(rest > 0 ? [t('versionVerdict.effect.more-services', { count: rest })] : [])].join(', ');
  const count = (value: number) => ({ count: Math.round(value) });
  return [
    // Of a version that is fine they are chance.
    ...(extraErrors === null || extraErrors < 0.5 || kind === 'fine'
      ? []
      : [
          t('versionVerdict.effect.extra', {
            ...count(extraErrors),
            errors: formatTotal(about(extraErrors), locale),
            against,
          }),
        ]),
    ...(trafficShare === null
      ? []
      : [t('versionVerdict.effect.share', { share: formatShare(trafficShare, locale), service })]),
    ...(requests === null
      ? [t('versionVerdict.effect.unknown')]
      : [t('versionVerdict.effect.requests', { ...count(requests), requests: formatTotal(requests, locale) })]),
    services.length === 0
      ? t('versionVerdict.effect.no-services')
      : t('versionVerdict.effect.services', { count: services.length, names }),
  ];
}
