/** What the commits around the bad release say and change, in place of what chance would have them say. */
import type { Change, Release } from './release.ts';

/** What one commit does. */
export interface ToldChange {
  readonly subject: string;
  /** Path and whole text; null = the file goes. */
  readonly files: readonly (readonly [path: string, text: string | null])[];
}

const COUNTRIES = 'AE AU BR CA CH CN DE ES FR GB HK ID IN IT JP MX MY NL NZ PH PL PT SE SG TH TR TW US VN ZA'.split(
  ' ',
);

const BEFORE_ROUTES = `/** Card authorisation: 카드 승인 */
export const settings = {
  revision: 1,
  attempts: 3,
};
`;

/** The one release, then the first planned one after it was rolled back. `releases` of one repository, in the order they start. */
export function tellChanges(releases: readonly Release[]): ReadonlyMap<Change, ToldChange> {
  const index = releases.findIndex((release) => release.failure?.kind === 'bad-release');
  const bad = releases[index];
  const mending = releases.slice(index + 1).find((release) => release.kind === 'planned');
  const told = new Map<Change, ToldChange>();
  if (bad === undefined) return told;
  const tell = (change: Change | undefined, what: ToldChange) => change && told.set(change, what);
  tell(bad.changes.at(-1), ROUTES);
  if (bad.changes.length > 1) tell(bad.changes[0], REFUNDS);
  tell(mending?.changes[0], MENDED);
  return told;
}

const ROUTES: ToldChange = {
  subject: 'Route cards by the country of their issuer',
  files: [
    ['src/routes/issuer-routes.ts', issuerRoutes()],
    ['src/routes/acquirers.ts', acquirers()],
    ['src/card-authorisation.ts', routedAuthorisation()],
    ['test/routes/issuer-routes.test.ts', routesTest()],
  ],
};

const REFUNDS: ToldChange = {
  subject: '환불 여러 건을 한꺼번에 처리',
  files: [['src/refund-flow.ts', parallelRefunds()]],
};

const MENDED: ToldChange = {
  subject: 'Leave cards issued abroad with their old acquirer, and book refunds one by one',
  files: [
    ['src/routes/issuer-routes.ts', null],
    ['src/routes/acquirers.ts', null],
    ['test/routes/issuer-routes.test.ts', null],
    ['src/card-authorisation.ts', BEFORE_ROUTES],
    ['src/refund-flow.ts', singleRefunds()],
  ],
};

function issuerRoutes(): string {
  const routes = COUNTRIES.map((country, index) => `  ${country}: 'acquirer-${(index % 4) + 1}',`);
  return `/** The acquirer of a card by the country of its issuer. */\nexport const issuerRoutes = {\n${routes.join('\n')}\n} as const;\n`;
}

function acquirers(): string {
  const ports = [1, 2, 3, 4].map((number) => `  'acquirer-${number}': { timeout: ${number * 750}, retries: 2 },`);
  return `/** How long each acquirer is waited for, in milliseconds. */\nexport const acquirers = {\n${ports.join('\n')}\n} as const;\n`;
}

function routedAuthorisation(): string {
  return `import { acquirers } from './routes/acquirers.ts';
import { issuerRoutes } from './routes/issuer-routes.ts';

/** Card authorisation: 카드 승인 */
export const settings = {
  revision: 2,
  attempts: 3,
};

export function acquirerOf(issuerCountry: string) {
  const route = issuerRoutes[issuerCountry as keyof typeof issuerRoutes];
  if (route === undefined) throw new UnsupportedIssuerError(issuerCountry);
  return acquirers[route];
}

export class UnsupportedIssuerError extends Error {}
`;
}

function routesTest(): string {
  return `import { issuerRoutes } from '../../src/routes/issuer-routes.ts';

test('cards of a country go to one acquirer', () => {
  expect(issuerRoutes.JP).toBe('acquirer-3');
});
`;
}

function parallelRefunds(): string {
  return `/** Refund flow: 환불 절차 */
export const settings = {
  revision: 2,
  attempts: 5,
  together: 8,
};

export async function bookAll(refunds: readonly Refund[]) {
  const waiting = [...refunds];
  while (waiting.length > 0) {
    await Promise.all(waiting.splice(0, settings.together).map((refund) => book(refund, settings.attempts)));
  }
}
`;
}

function singleRefunds(): string {
  return `/** Refund flow: 환불 절차 */
export const settings = {
  revision: 3,
  attempts: 5,
};

export async function bookAll(refunds: readonly Refund[]) {
  for (const refund of refunds) await book(refund, settings.attempts);
}
`;
}
