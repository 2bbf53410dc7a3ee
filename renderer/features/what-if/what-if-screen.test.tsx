import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { AS_IT_IS, type Scenario } from '../../../shared/guidance/scenario.ts';
import type { WhatIfAnswer } from '../../../shared/guidance-answers.ts';
import { compareFigures } from '../../../shared/metrics/compare.ts';
import { levelFigures } from '../../../shared/metrics/level-figures-fixture.ts';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { SavedItem } from '../../../shared/saved-items.ts';
import { standOn } from '../../screen-fixture.ts';
import { WhatIfScreen } from './what-if-screen.tsx';

const HOUR = 3600;

function metricsAt(lead: number) {
  const figures = levelFigures({ deployments: [300, 30], lead, failureRate: 0.1, recovery: 2 * HOUR });
  return compareFigures(figures, null, LEVEL_SETS['2024'], PROFILES.doradeck);
}

let asked: readonly Scenario[] = [];
let kept: readonly SavedItem[] = [];

/** An engine whose lead time is 20 hours of which all is review. */
function answer(name: string, input: unknown) {
  if (name === 'saved.list') return { ok: true as const, value: kept };
  if (name === 'saved.save') {
    const { name: saved, content } = input as { readonly name: string; readonly content: string };
    kept = [...kept, { name: saved, content, savedAt: 1 }];
    return { ok: true as const, value: kept };
  }
  asked = (input as { readonly scenarios: readonly Scenario[] }).scenarios;
  const value: WhatIfAnswer = {
    now: metricsAt(40 * HOUR),
    outcomes: asked.map((scenario) => ({ scenario, metrics: metricsAt(40 * HOUR * (scenario.stages.review ?? 1)) })),
    levers: {
      stageMedianSeconds: { time_to_pr_ready: null, review: 20 * HOUR, merge: 60, time_to_deploy: HOUR, deploy: 600 },
      changesPerDeployment: 12,
      staged: 80,
      changes: 100,
    },
  };
  return { ok: true as const, value };
}

function show(place: string, readOnly = false): void {
  standOn(answer, { readOnly });
  window.location.hash = place;
  render(
    <MantineProvider env="test">
      <WhatIfScreen />
    </MantineProvider>,
  );
}

const place = () => new URLSearchParams(window.location.hash.split('?')[1]);
const leadTime = async () =>
  within(await screen.findByRole('table', { name: /metrics now/ })).getByRole('row', { name: /Change lead time/ })
    .textContent;

beforeEach(() => {
  asked = [];
  kept = [];
});

test('a slider says from what to what, is asked for, and is a step in the location that back undoes', async () => {
  show('#/what-if?team=a');
  const slider = await screen.findByRole('slider', { name: 'Review' });
  expect(slider.getAttribute('aria-valuetext')).toBe('20 h');
  for (let i = 0; i < 10; i++) fireEvent.keyDown(slider, { key: 'ArrowLeft' });
  await waitFor(() => expect(asked[0]?.stages).toEqual({ review: 0.5 }));
  expect(slider.getAttribute('aria-valuetext')).toBe('20 h → 10 h (−50 %)');
  expect([place().get('team'), place().get('suppose')]).toEqual(['a', 'review:0.5']);
  await waitFor(async () => expect(await leadTime()).toBe('Change lead time1.7 dHigh20 hElite−50 %'));
  fireEvent.click(screen.getByRole('button', { name: /every slider back/ }));
  expect(place().get('suppose')).toBeNull();
});

test('what the data don’t have can’t be moved, and says so', async () => {
  show('#/what-if');
  expect((await screen.findByRole('slider', { name: 'Time to PR ready' })).getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText(/80 of 100 changes have stages/)).toBeTruthy();
  expect(screen.getByText(/Move a slider, or start/)).toBeTruthy();
});

test('scenarios are kept by name and set side by side; one that can’t be read is told and left', async () => {
  kept = [
    { name: 'broken', content: '{"x":1}', savedAt: 1 },
    { name: 'Quarter', content: 'review:0.25', savedAt: 1 },
  ];
  show('#/what-if?suppose=review%3A0.5');
  fireEvent.change(await screen.findByPlaceholderText('Name of this scenario'), { target: { value: 'Half' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(kept.at(-1)).toMatchObject({ name: 'Half', content: 'review:0.5' }));
  expect(screen.getByText(/“broken” can’t be read/)).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Compare “Quarter”' }));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]).toEqual({ ...AS_IT_IS, stages: { review: 0.25 } });
  await waitFor(async () => expect(await leadTime()).toBe('Change lead time1.7 dHigh20 hElite−50 %10 hElite−75 %'));
  fireEvent.click(screen.getByRole('button', { name: 'Quarter' }));
  expect(place().get('suppose')).toBe('review:0.25');
});

test('in a workspace that is open for reading only nothing is kept', async () => {
  kept = [{ name: 'Quarter', content: 'review:0.25', savedAt: 1 }];
  show('#/what-if', true);
  expect(await screen.findByRole('button', { name: 'Quarter' })).toBeTruthy();
  expect(screen.queryByPlaceholderText('Name of this scenario')).toBeNull();
  expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
});
