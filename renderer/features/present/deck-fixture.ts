/** The data of a deck for tests: a small client with a name of each kind in every place that has one. */
import type { Advice } from '../../../shared/guidance-answers.ts';
import type { BreakdownRow } from '../../../shared/report.ts';
import { frequency, NO_METRICS, point, reportWith } from '../overview/report-fixture.ts';
import { serviceVersions, summary, verdict } from '../versions/versions-fixture.ts';
import type { DeckData } from './deck-data.ts';

/** None of them is part of another, or of anything that slides say of themselves. */
export const NAMES = {
  client: 'Zanzibar Ltd',
  services: ['zq-cart', 'zq-pay', 'zq-주문'],
  teams: ['Zebra', 'Zulu'],
  repositories: ['zorg/monorepo'],
  versions: ['zv-1.2.3', 'zv-1.2.2'],
  person: 'Zoë Zimmer',
} as const;

function row(key: string, change: number, verdictOf: 'better' | 'worse', team?: string): BreakdownRow {
  return {
    key,
    ...(team === undefined ? {} : { team }),
    metrics: { ...NO_METRICS, deploymentFrequency: frequency(12, change, verdictOf) },
  };
}

const ADVICE: Advice = {
  rule: 'failing-services',
  metric: 'changeFailureRate',
  capability: 'code-maintainability',
  scope: { kind: 'service', names: [NAMES.services[1]] },
  strength: 2,
  evidence: [
    {
      id: 'service-failures',
      params: {
        service: { kind: 'name', value: NAMES.services[1] },
        failed: { kind: 'count', value: 4 },
        n: { kind: 'count', value: 9 },
        rate: { kind: 'ratio', value: 0.44 },
        others: { kind: 'ratio', value: 0.02 },
      },
      place: `/failure-rate?service=${NAMES.services[1]}`,
      n: 9,
    },
    { id: 'behind', params: { name: { kind: 'name', value: NAMES.person } }, place: '', n: 5 },
  ],
  gain: null,
  effort: 'weeks',
  tools: [],
};

const [cart, pay, order] = NAMES.services;
const [zebra, zulu] = NAMES.teams;

export function deckData(parts: Partial<DeckData> = {}): DeckData {
  return {
    client: NAMES.client,
    view: {
      from: null,
      to: null,
      timeZone: 'UTC',
      services: [cart],
      teams: [zebra],
      repositories: [NAMES.repositories[0]],
      env: '^zq-prod$',
      excludeBots: false,
    },
    report: reportWith({
      filters: { env: '^zq-prod$', service: [cart], team: [zebra], repo: [NAMES.repositories[0]] },
      metrics: { ...NO_METRICS, deploymentFrequency: frequency(33, -0.29, 'worse') },
      breakdown: {
        service: [row(cart, 0.5, 'better', zebra), row(pay, -0.5, 'worse', zulu), row(order, -0.4, 'worse')],
        team: [row(zebra, 0.5, 'better'), row(zulu, -0.5, 'worse')],
      },
      series: { bucket: 'day', points: [point('2024-11-04', { deployments: 4 })], previousPoints: [] },
    }),
    sentences: [
      { code: 'frequency-service', tone: 'bad', service: pay, share: 0.5, from: 4, to: 2 },
      { code: 'frequency-team', tone: 'bad', team: zulu, share: 0.5, from: 4, to: 2 },
      {
        code: 'frequency-offset',
        tone: 'neutral',
        service: cart,
        other: order,
        from: 4,
        to: 2,
        otherFrom: 1,
        otherTo: 3,
      },
      { code: 'recovery-of', tone: 'bad', by: 'service', name: order, share: 0.5, from: 60, to: 600 },
      { code: 'next-failures', tone: 'neutral', service: pay, failed: 4, deployments: 9 },
    ],
    versions: {
      services: [
        serviceVersions(pay, {
          team: zulu,
          current: summary(NAMES.versions[0], {
            errorRate: 0.1,
            verdict: verdict('faulty', {
              against: NAMES.versions[1],
              nextStep: {
                code: 'roll-back',
                to: NAMES.versions[1],
                isKnownGood: true,
                ranSeconds: null,
                errorRate: null,
              },
            }),
          }),
          alsoActive: [NAMES.versions[1]],
        }),
      ],
      perWeek: [],
    },
    advice: { advice: [ADVICE], unjudged: [], judged: 20 },
    packs: [
      {
        origin: 'numbers',
        pack: {
          id: 'numbers',
          title: { en: `Figures of ${NAMES.client}`, ko: `${NAMES.client} 수치` },
          questions: [
            {
              id: 'most',
              prompt: { en: `What does ${cart} do most?`, ko: `${cart}의 특징은?` },
              options: [
                { id: 'a', text: { en: pay, ko: pay } },
                { id: 'b', text: { en: zebra, ko: zebra } },
              ],
              correct: ['a'],
              explanation: { en: `${order} deploys most.`, ko: `${order}가 가장 많습니다.` },
              source: null,
              topic: 'sums',
              hostNote: { en: `Ask ${zulu}.`, ko: `${zulu} 팀에 물어보세요.` },
            },
          ],
        },
      },
    ],
    say: (text) => text,
    ...parts,
  };
}
