import {
  ASKED_CAPABILITIES,
  type CapabilityRound,
  CORE_CAPABILITIES,
  roundQuestions,
  statementIds,
} from '../../../shared/guidance/capability-round.ts';
import { CheckScreen } from '../rounds/check-screen.tsx';
import type { RoundKind } from '../rounds/round-kind.ts';
import { agreementText } from './agreement-text.ts';
import { CapabilityFields } from './capability-fields.tsx';
import { CapabilityQuestion } from './capability-question.tsx';
import { CapabilityResultScreen } from './capability-result-screen.tsx';
import { CapabilityTrend } from './capability-trend.tsx';
import { CAPABILITY_CHECK } from './check.ts';

const KIND: RoundKind<CapabilityRound> = {
  check: CAPABILITY_CHECK,
  survey: 'capabilities',
  words: {
    title: 'capabilityCheck.title',
    subtitle: 'capabilityCheck.subtitle',
    attribution: 'capabilityCheck.attribution',
    start: 'capabilityCheck.start.text',
    name: 'capabilityCheck.start.default-name',
    none: 'capabilityCheck.start.none',
  },
  newRound: (heldOn, last) => ({ capabilities: last?.capabilities ?? CORE_CAPABILITIES, heldOn, people: [] }),
  factsOf: ({ capabilities }, t) => [
    capabilities.length === ASKED_CAPABILITIES.length
      ? t('capabilityCheck.asked.all')
      : t('capabilityCheck.asked.some', { count: capabilities.length }),
  ],
  questionsOf: (round, { t, locale }) =>
    roundQuestions(round).flatMap((questions) =>
      statementIds(questions).map((id, index) => ({
        id,
        label: questions.statements[index]?.[locale] ?? id,
        answer: (value: number) => agreementText(value, t, locale),
      })),
    ),
  hasWidePages: true,
  Fields: CapabilityFields,
  Question: CapabilityQuestion,
  Result: CapabilityResultScreen,
  Trend: CapabilityTrend,
};

/** Rounds of the capability check: each person answers alone, then the lowest stand first, beside what was measured. */
export function CapabilitiesScreen() {
  return <CheckScreen kind={KIND} />;
}
