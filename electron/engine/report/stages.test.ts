import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Report, StageFigure, StageName } from '../../../shared/report.ts';
import { WEEK } from '../client-fixture.ts';
import { type EngineFixture, importPaths, openEngine } from '../engine-fixture.ts';
import { formatReport } from './format-report.ts';

const HOUR = 3600;

/** With plain spaces: those in figures don't break. */
function write(format: 'text' | 'markdown' | 'html' | 'csv', language: 'en' | 'ko'): string {
  return formatReport(report, format, language).replaceAll(/[\u00a0\u202f]/g, ' ');
}

function figure(stage: StageName, n: number, meanSeconds: number, partial = 0): StageFigure {
  const [minSeconds, maxSeconds] = [meanSeconds / 2, meanSeconds * 2];
  const medianSeconds = meanSeconds - 60;
  return {
    stage,
    n,
    meanSeconds,
    medianSeconds,
    minSeconds,
    maxSeconds,
    sumSeconds: n * meanSeconds,
    lastSeconds: 90,
    partial,
  };
}

let fixture: EngineFixture;
let report: Report;
beforeAll(async () => {
  fixture = await openEngine();
  await importPaths(fixture.engine, fixture.client.deployments, fixture.client.incidents);
  const answer = await fixture.engine.handle('overview', { view: WEEK, by: ['stage'] });
  const { changeLeadTime } = answer.report.metrics;
  const before = { ...changeLeadTime, stages: [figure('review', 8, 2 * HOUR), figure('deploy', 9, HOUR)] };
  const stages = [figure('review', 12, 5 * HOUR, 2), figure('deploy', 20, HOUR)];
  const metrics = { ...answer.report.metrics, changeLeadTime: { ...changeLeadTime, stages, previous: before } };
  report = { ...answer.report, metrics };
});
afterAll(() => fixture.close());

test('text: every stage with average, extremes, sum and last; where changes wait', () => {
  const lines = write('text', 'en').split('\n');
  const start = lines.indexOf('By stage');
  expect(lines.slice(start, start + 7).map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['By stage'],
    ['Stage', 'Median', 'Average', 'Change', 'Min', 'Max', 'Sum', 'Last', 'Share of the total', 'Changes'],
    ['Review', '4 h 59 min', '5 h', '+150 %', '2 h 30 min', '10 h', '2.5 d', '1 min 30 s', '75 %', '12'],
    ['Deploy', '59 min', '1 h', '0 %', '30 min', '2 h', '20 h', '1 min 30 s', '25 %', '20'],
    ['Review takes most of the way: 75 % of the total, 5 h on average.'],
    ['Review grew most: 2 h → 5 h on average.'],
    ['2 changes rest on pull requests with a time missing.'],
  ]);
  expect(lines.filter((line) => line === 'By stage')).toHaveLength(1);
});

test('Markdown and HTML, in Korean too', () => {
  expect(write('markdown', 'en')).toContain('\n\nReview takes most of the way: 75 % of the total, 5 h on average.\n\n');
  const html = write('html', 'ko');
  expect(html).toContain('<p>가장 오래 걸리는 단계는 리뷰: 전체의 75%, 평균 5시간.</p>');
  expect(html).toContain('<p>가장 많이 늘어난 단계는 리뷰: 평균 2시간 → 5시간.</p>');
  expect(html).toContain('<p>변경 2건은 시각이 일부 빠진 풀 리퀘스트에 따른 값입니다.</p>');
});

test('CSV: a line for each statistic of each stage, in seconds', () => {
  const lines = write('csv', 'en').split('\r\n');
  expect(lines.filter((line) => line.startsWith('stage,review,changeLeadTime.'))).toEqual([
    `stage,review,changeLeadTime.mean,${5 * HOUR},seconds,12,,${2 * HOUR},1.5,,,,,`,
    `stage,review,changeLeadTime.median,${5 * HOUR - 60},seconds,12,,${2 * HOUR - 60},,,,,,`,
    `stage,review,changeLeadTime.min,${2.5 * HOUR},seconds,12,,${HOUR},,,,,,`,
    `stage,review,changeLeadTime.max,${10 * HOUR},seconds,12,,${4 * HOUR},,,,,,`,
    `stage,review,changeLeadTime.sum,${60 * HOUR},seconds,12,,${16 * HOUR},,,,,,`,
    `stage,review,changeLeadTime.last,90,seconds,12,,90,,,,,,`,
  ]);
});

test('without stages there is no table of them', () => {
  const none = {
    ...report,
    metrics: { ...report.metrics, changeLeadTime: { ...report.metrics.changeLeadTime, stages: [] } },
  };
  expect(formatReport(none, 'text', 'en')).not.toContain('By stage');
});

test('pull requests are counted where there are any', () => {
  expect(write('text', 'en')).not.toContain('pull requests were deployed');
  const coverage = { ...report.coverage, pulls: { stored: 1200, deployed: 34 } };
  expect(formatReport({ ...report, coverage }, 'text', 'en')).toContain(
    '34 of 1,200 pull requests were deployed in the period.',
  );
});
