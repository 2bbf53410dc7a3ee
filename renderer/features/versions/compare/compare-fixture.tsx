/** The comparison of two versions of a service, as tests stand before it. */
import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import type { Reply } from '../../../../shared/api.ts';
import type { VersionComparison, VersionFilesAnswer, VersionRow } from '../../../../shared/version-answers.ts';
import { comparedVersion, comparison } from '../../../../shared/versions/comparison-fixture.ts';
import { standOn } from '../../../screen-fixture.ts';
import { navigate } from '../../../store/location.ts';
import type { VersionPair } from '../version-pair.ts';
import { CompareVersions } from './compare-versions.tsx';

export const VIEW = {
  from: null,
  to: null,
  timeZone: 'Asia/Seoul',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};
export const PAIR = { base: 'v2.30.9', head: 'v2.31.0' };
const ROWS = [
  comparedVersion('v2.31.0', { tag: 'release-2.31' }),
  comparedVersion('v2.30.9', { aliases: ['build 4711'] }),
  comparedVersion('v2.30.8', { sha: 'abcdef0123456789', firstSeenAt: null }),
];

export const heard = { files: 0, exported: null as unknown, copied: [] as unknown[], pairs: [] as VersionPair[] };

interface Shown {
  readonly compared?: VersionComparison;
  readonly files?: VersionFilesAnswer;
  readonly rows?: readonly VersionRow[];
  readonly fails?: boolean;
}

const NO_FILES: VersionFilesAnswer = { kind: 'unknown', reason: 'no-repository' };

export async function show({
  compared = comparison(),
  files = NO_FILES,
  rows = ROWS,
  fails = false,
}: Shown = {}): Promise<void> {
  standOn((name, input): Reply<unknown> => {
    if (name === 'versions.files') heard.files++;
    if (name === 'versions.export') heard.exported = input;
    if (fails && name === 'versions.compare') {
      return { ok: false, error: { code: 'not-found', params: { what: 'version', id: 'v9' } } };
    }
    const answers: Readonly<Record<string, unknown>> = {
      'versions.compare': compared,
      'versions.files': files,
      'versions.export': { path: '/x/versions.csv', rows: 12 },
    };
    return { ok: true, value: answers[name] ?? null };
  });
  const shell = async (name: string, input: unknown): Promise<Reply<unknown>> => {
    if (name.startsWith('clipboard')) heard.copied.push(input);
    return { ok: true, value: name === 'dialog.save' ? '/x/versions.csv' : null };
  };
  Object.assign(window.doradeck, { shell });
  render(
    <MantineProvider env="test">
      <CompareVersions
        view={VIEW}
        service="payments-backend"
        rows={rows}
        pair={PAIR}
        onPair={(pair) => heard.pairs.push(pair)}
      />
    </MantineProvider>,
  );
  await settle();
}

export async function settle(): Promise<void> {
  await act(async () => {
    for (let i = 0; i < 8; i++) await Promise.resolve();
  });
}

export async function click(element: HTMLElement): Promise<void> {
  fireEvent.click(element);
  await settle();
}

const waiting = new Set<() => void>();

/** The window comes near everything that waits for it. */
export function comeNear(): void {
  for (const tell of waiting) tell();
}

/** Before each test: nothing is heard yet, and nothing is in sight. */
export function standBeforeService(): void {
  Object.assign(heard, { files: 0, exported: null, copied: [], pairs: [] });
  waiting.clear();
  class Observer {
    readonly #tell: () => void;
    constructor(callback: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
      this.#tell = () => callback([{ isIntersecting: true }]);
    }
    observe(): void {
      waiting.add(this.#tell);
    }
    disconnect(): void {
      waiting.delete(this.#tell);
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  navigate('/versions?of=payments-backend');
}

export const region = (name: string | RegExp) => within(screen.getByRole('region', { name }));
export const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => row.textContent);
