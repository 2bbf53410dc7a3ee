/** What is right by a question's own words and figure alone, worked out anew from its English text. */
import { expect } from 'vitest';
import type { QuizFigure, QuizQuestion } from './quiz.ts';

/** Numbers of an English text: "2,393" is one, "−3" is negative. */
function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/(−?)(\d[\d,]*(?:\.\d+)?)/g)].map(
    ([, minus, digits]) => (minus ? -1 : 1) * Number(digits?.replaceAll(',', '')),
  );
}

const UNIT_SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  min: 60,
  h: 3600,
  d: 86_400,
  y: 365.25 * 86_400,
  hour: 3600,
  hours: 3600,
  day: 86_400,
  days: 86_400,
  week: 604_800,
  weeks: 604_800,
  month: (365.2425 / 12) * 86_400,
};

/** "2 h 2 min", "less than 1 week" */
function secondsIn(text: string): number {
  const parts = [...text.matchAll(/(\d[\d.,]*) (\p{L}+)/gu)];
  return parts.reduce(
    (sum, [, n, unit]) => sum + Number(n?.replaceAll(',', '')) * (UNIT_SECONDS[unit ?? ''] ?? Number.NaN),
    0,
  );
}

function rightText(question: QuizQuestion): string {
  return question.options.find(({ id }) => id === question.correct[0])?.text.en ?? '';
}

export function rowsOf(figure: QuizFigure | undefined): readonly (readonly string[])[] {
  return figure?.kind === 'table' ? figure.rows.map((row) => row.map(({ en }) => en)) : [];
}

function barsOf(
  figure: QuizFigure | undefined,
): readonly { readonly label: string; readonly values: readonly number[] }[] {
  if (figure === undefined || figure.kind === 'table') return [];
  return figure.labels.map(({ en }, index) => ({
    label: en,
    values: figure.series.map(({ values }) => values[index] ?? 0),
  }));
}

function shareOf(name: string, figure: QuizFigure | undefined): number {
  const rows = rowsOf(figure).map(([label, value]) => ({ label, value: numbersIn(value ?? '')[0] ?? Number.NaN }));
  const sum = rows.reduce((total, { value }) => total + value, 0);
  return (rows.find(({ label }) => label === name)?.value ?? Number.NaN) / sum;
}

const percent = (text: string): number => (numbersIn(text)[0] ?? Number.NaN) / 100;
const highest = <T>(values: readonly T[], of: (value: T) => number): T | undefined =>
  values.toSorted((one, other) => of(other) - of(one))[0];

/** What is right by the question's own words and figure alone, compared with the option said to be right. */
export const CHECKS: Readonly<Record<string, (question: QuizQuestion) => void>> = {
  'per-week': (question) => {
    const [n = 0, days = 0] = numbersIn(question.prompt.en);
    const expected = (n / days) * 7;
    expect(Math.abs((numbersIn(rightText(question))[0] ?? 0) - expected)).toBeLessThanOrEqual(
      expected >= 10 ? 0.5 : 0.051,
    );
  },
  between: (question) => {
    const [n = 0, days = 0] = numbersIn(question.prompt.en);
    expect(secondsIn(rightText(question)) / ((days * 86_400) / n)).toBeCloseTo(1, 1);
  },
  'failure-rate': rateOfPrompt,
  rework: rateOfPrompt,
  'lead-change': changeOfPrompt,
  'frequency-change': changeOfPrompt,
  'recovery-median': (question) => {
    const [, listed = ''] = question.prompt.en.split(': ');
    const values = numbersIn(listed).toSorted((one, other) => one - other);
    expect(values).toHaveLength(5);
    expect(numbersIn(rightText(question))).toEqual([values[2]]);
  },
  'stage-share': (question) => {
    const [, stage = ''] = /“(.+)”/.exec(question.prompt.en) ?? [];
    expect(percent(rightText(question))).toBeCloseTo(shareOf(stage, question.figure), 2.9);
  },
  'service-share': (question) => {
    const [, name = ''] = /belongs to (.*)\?$/s.exec(question.prompt.en) ?? [];
    expect(percent(rightText(question))).toBeCloseTo(shareOf(name, question.figure), 2.9);
  },
  bottleneck: (question) => {
    expect(rightText(question)).toBe(highest(barsOf(question.figure), ({ values }) => values[0] ?? 0)?.label);
  },
  'failing-bucket': (question) => {
    const bars = barsOf(question.figure);
    expect(bars.every(({ values: [all = 0] }) => all >= 5)).toBe(true);
    expect(rightText(question)).toBe(highest(bars, ({ values: [all = 1, failed = 0] }) => failed / all)?.label);
  },
  'busiest-bucket': (question) => {
    const most = Math.max(...barsOf(question.figure).map(({ values }) => values[0] ?? 0));
    expect(numbersIn(rightText(question))).toEqual([most]);
  },
  level: (question) => {
    const value = secondsIn(
      question.prompt.en.split('.')[0] === undefined ? '' : question.prompt.en.replace(/\. Which.*/, ''),
    );
    const row = rowsOf(question.figure).find(([, bound = '']) => bound === 'longer' || value < secondsIn(bound));
    expect(rightText(question)).toBe(row?.[0]);
  },
  'mean-or-median': (question) => {
    const [median = '', mean = ''] = question.prompt.en.split(', their mean is ');
    expect(secondsIn(mean)).toBeGreaterThan(1.4 * secondsIn(median));
    expect(rightText(question)).toMatch(/^A few changes took far longer/);
  },
};

function rateOfPrompt(question: QuizQuestion): void {
  const [part = 0, n = 0] = numbersIn(question.prompt.en);
  expect(Math.abs(percent(rightText(question)) - part / n)).toBeLessThanOrEqual(0.000_501);
}

function changeOfPrompt(question: QuizQuestion): void {
  const [before = 0, now = 0] = numbersIn(question.prompt.en);
  expect(Math.abs(percent(rightText(question)) - (now - before) / before)).toBeLessThanOrEqual(0.005_001);
}
