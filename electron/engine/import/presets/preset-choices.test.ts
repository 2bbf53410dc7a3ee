/** What deploys and what is an incident, where the user says so instead of the preset. */
import { describe, expect, test } from 'vitest';
import type { ReadChoices } from '../../../../shared/import/presets/preset.ts';
import { lookAt, NO_CHOICES, recogniseIn, rowsOf } from '../plan/preset-look.ts';
import { PRESET_SAMPLES } from './preset-samples.ts';

function contentOf(preset: string, name?: string): readonly object[] | string {
  const sample = PRESET_SAMPLES.find((candidate) => candidate.preset === preset && candidate.name === name);
  if (sample === undefined) throw new Error(`no sample ${preset}`);
  return sample.content;
}

function deploys(pattern: string): ReadChoices {
  return { ...NO_CHOICES, deploys: new RegExp(pattern, 'iu') };
}

function incidents(pattern: string): ReadChoices {
  return { ...NO_CHOICES, incidentTypes: new RegExp(pattern, 'iu') };
}

function chosen(content: readonly object[] | string, choices: ReadChoices): string | undefined {
  return recogniseIn(lookAt(content), choices)[0]?.preset.id;
}

/** Whether each record is taken. */
function taken(preset: string, content: readonly object[] | string, choices: ReadChoices): readonly boolean[] {
  return rowsOf(preset, content, choices).map((row) => !('skip' in (row as object)));
}

describe('workflows, jobs and stages that deploy', () => {
  test.each([
    ['github-run', 'github-run-deployment', '^tests$'],
    ['github-run-list', 'github-run-list-deployment', '^tests$'],
    ['github-job', 'github-job-deployment', 'unit'],
    ['gitlab-pipeline', 'gitlab-pipeline-deployment', '^main$'],
    ['gitlab-job', 'gitlab-job-deployment', 'unit'],
    ['azure-devops-timeline', 'azure-devops-timeline-deployment', '^build$'],
    ['bamboo-build', 'bamboo-build-deployment', 'tests'],
    ['devlake-pipelines', 'devlake-pipelines-deployment', 'lint'],
  ])('%s: those of the pattern make it %s', (runs, deployments, pattern) => {
    const content = contentOf(runs);
    expect(chosen(content, NO_CHOICES)).toBe(runs);
    expect(chosen(content, deploys(pattern))).toBe(deployments);
    expect(taken(deployments, content, NO_CHOICES)).not.toContain(true);
    expect(taken(deployments, content, deploys(pattern))[0]).toBe(true);
  });

  test('a file in which nothing that deploys is among the first records is of runs, whatever the preset thinks', () => {
    expect(chosen(contentOf('github-run-deployment'), deploys('no such workflow'))).toBe('github-run');
  });

  test('runs of pull requests deploy where the user says so', () => {
    const content = contentOf('github-run-deployment');
    expect(taken('github-run-deployment', content, NO_CHOICES)).toEqual([true, true, false, false, true]);
    expect(taken('github-run-deployment', content, deploys('^deploy'))).toEqual([true, true, true, false, false]);
  });

  test.each([
    ['deploy-prod', true],
    ['Deploy', true],
    ['CI/CD', true],
    ['publish_npm', true],
    ['운영 배포', true],
    ['릴리즈', true],
    ['CodeQL', false],
    ['product tests', false],
    ['Undeployable', false],
    ['abcd', false],
  ])('%s: %s', (name, expected) => {
    const [record] = contentOf('github-run') as readonly object[];
    expect(taken('github-run-deployment', [{ ...record, name, path: null }], NO_CHOICES)).toEqual([expected]);
  });

  test.each([
    ['jenkins-build', undefined, 'shop/deploy'],
    ['azure-devops-release', undefined, 'production'],
    ['circleci-workflow', undefined, 'deploy'],
    ['bamboo-deployment', undefined, 'production'],
    ['azure-devops-build', undefined, 'shop'],
  ])('%s: all deploy, unless the user says which', (preset, name, pattern) => {
    const content = contentOf(preset, name);
    expect(taken(preset, content, NO_CHOICES)).toEqual([true]);
    expect(taken(preset, content, deploys(pattern))).toEqual([true]);
    expect(taken(preset, content, deploys('something else'))).toEqual([false]);
  });

  test('stages of builds, and environments of a dashboard', () => {
    const builds = contentOf('azure-devops-build', 'with their timelines');
    expect(rowsOf('azure-devops-build', builds, deploys('^build$'))).toMatchObject([
      { id: '1/Build' },
      { id: '2/Build' },
    ]);
    expect(rowsOf('bamboo-dashboard', contentOf('bamboo-dashboard'), deploys('QA'))).toMatchObject([
      { id: '2' },
      { skip: 'not-a-deployment' },
    ]);
  });
});

describe('types of issues that are incidents', () => {
  test.each([
    ['jira-issues', undefined, 'jira-issue', 'story'],
    ['jira-csv-issues', undefined, 'jira-csv', '작업'],
    ['github-issue', undefined, 'github-incident', '^perf$'],
  ])('%s: those of the pattern make it %s', (issues, name, incident, pattern) => {
    const content = contentOf(issues, name);
    expect(chosen(content, NO_CHOICES)).toBe(issues);
    expect(chosen(content, incidents(pattern))).toBe(incident);
    expect(taken(incident, content, NO_CHOICES)).not.toContain(true);
    expect(taken(incident, content, incidents(pattern))[0]).toBe(true);
  });

  test('a pattern can leave out what else would be an incident', () => {
    expect(taken('jira-issue', contentOf('jira-issue'), incidents('^bug$'))).toEqual([false, false]);
    expect(chosen(contentOf('jira-issue'), incidents('^bug$'))).toBe('jira-issues');
  });

  test('DevLake rows that say their original type', () => {
    const rows = [{ issueKey: 'OPS-1', createdDate: '2025-03-01T10:00:00Z', originalType: 'Bug', url: 'x' }];
    expect(taken('devlake-incident', rows, NO_CHOICES)).toEqual([false]);
    expect(taken('devlake-incident', rows, incidents('bug'))).toEqual([true]);
  });
});
