import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { ServiceVersions } from '../../../shared/version-answers.ts';
import { speak } from '../../i18n.ts';
import { standOn } from '../../screen-fixture.ts';
import { navigate } from '../../store/location.ts';
import { InTrouble } from './in-trouble.tsx';
import { serviceVersions, summary, verdict } from './versions-fixture.ts';

const END = Date.UTC(2024, 10, 10);

beforeEach(async () => {
  await speak('en');
  standOn(() => ({ ok: true, value: null }), { dataRange: { from: 0, to: END } });
  navigate('/dashboard?team=red');
});

function show(services: readonly ServiceVersions[]): void {
  render(
    <MantineProvider env="test">
      <InTrouble answer={{ services, perWeek: [] }} />
    </MantineProvider>,
  );
}

test('what runs and is in trouble, then what was and is replaced; a row leads to it under the same filters', () => {
  const bad = verdict('faulty', { since: END - 86_400_000 });
  show([
    serviceVersions('cart', { current: summary('v2', { errorRate: 0.02, verdict: bad }) }),
    serviceVersions('mail', {
      current: summary('v9', { verdict: verdict('fine') }),
      lastFaulty: summary('v8', { active: false, verdict: verdict('faulty') }),
    }),
    serviceVersions('search', { current: summary('v5', { verdict: verdict('suspect') }) }),
  ]);
  screen.getByText('1 of 3 services runs a version that looks faulty. 1 more is suspect.');
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  expect(rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent))).toEqual([
    ['cart', 'v2', 'Faultysince 9 Nov 00:00', '2.0 %'],
    ['search', 'v5', 'Suspect', '–'],
    ['mail', 'v8 · replaced', 'Faulty', '–'],
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'mail' }));
  expect(window.location.hash).toBe('#/versions?team=red&of=mail&head=v8');
});

test('without trouble there is a sentence and the way to all', () => {
  show([serviceVersions('cart', { current: summary('v2', { verdict: verdict('fine') }) })]);
  expect(screen.queryByRole('table')).toBeNull();
  screen.getByText('The version that the service runs looks fine.');
  fireEvent.click(screen.getByRole('button', { name: 'All services and their versions' }));
  expect(window.location.hash).toBe('#/versions?team=red');
});
