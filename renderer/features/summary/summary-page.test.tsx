import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { standOn } from '../../screen-fixture.ts';
import { NO_METRICS, reportWith } from '../overview/report-fixture.ts';
import { SummaryPage } from './summary-page.tsx';

/** What fits between the margins of A4, in CSS pixels. */
const FITS = 1032;

/** Letters that fill so much at full width take less height on longer lines. */
function layOut(heightAtFullWidth: number): void {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return (heightAtFullWidth * 703) / Number.parseFloat(this.style.width);
  });
}

function show(client = 'Acme'): { readonly scale: number; readonly height: number } {
  standOn(() => ({ ok: true, value: null }));
  const report = reportWith({ metrics: NO_METRICS });
  const advice = { advice: [], unjudged: [], judged: 0 };
  render(
    <MantineProvider env="test">
      <SummaryPage data={{ client, about: 'Everything · Production', report, sentences: [], advice }} />
    </MantineProvider>,
  );
  const page = screen.getByRole('article').firstElementChild as HTMLElement;
  const scale = Number(/scale\((.+)\)/.exec(page.style.transform)?.[1] ?? 1);
  return { scale, height: page.offsetHeight * scale };
}

afterEach(() => vi.restoreAllMocks());

test('what fits is drawn as it is', () => {
  layOut(900);
  expect(show()).toEqual({ scale: 1, height: 900 });
});

test('what does not is drawn smaller, no smaller than it takes', () => {
  layOut(1400);
  const { scale, height } = show();
  expect(scale).toBe(0.85);
  expect(height).toBeLessThanOrEqual(FITS);
});

test('a period without deployments is not called healthy', () => {
  show();
  expect(screen.getByText(/Advice needs deployments/)).toBeTruthy();
  expect(screen.queryByText(/calls for a change/)).toBeNull();
});

test('nobody’s name leaves no empty line', () => {
  show('');
  expect(screen.getByRole('heading', { level: 2 }).previousElementSibling).toBeNull();
});
