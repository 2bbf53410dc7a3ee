/** A stream of GitHub's messages, imported as each kind of data that is in it, and counted as four keys counts it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importInto, workspacePerTest } from '../fixture.ts';
import { FOUR_KEYS, isCorpusThere } from './corpus-fixture.ts';

const workspace = workspacePerTest();

interface Expected {
  readonly deployments: number;
  readonly distinct_commits: number;
  readonly incidents: number;
}

async function batchOf(options: object) {
  const outcome = await importInto(workspace.db(), join(FOUR_KEYS, 'github_webhook_events.json'), options);
  if (outcome.kind !== 'imported') throw new Error(JSON.stringify(outcome));
  return outcome.batch;
}

describe.skipIf(!isCorpusThere)('four-keys', () => {
  test('deployments, incidents and commits of one stream', async () => {
    const expected = JSON.parse(readFileSync(join(FOUR_KEYS, 'expected.json'), 'utf8')) as Expected;
    // Its deployments don't say of which repository they are.
    const deployments = await batchOf({ constants: { service: 'foobar' } });
    const incidents = await batchOf({ kind: 'incidents' });
    const commits = await batchOf({ kind: 'commits' });
    expect(deployments).toMatchObject({ preset: 'github-webhook-deployment', stored: expected.deployments });
    expect(incidents).toMatchObject({ preset: 'github-webhook-incident', stored: expected.incidents });
    expect(commits).toMatchObject({ preset: 'github-webhook-commit', stored: expected.distinct_commits });
    // Each names the commit that caused it.
    const causes = workspace.incidents() as readonly { readonly sha: string | null }[];
    expect(causes.map(({ sha }) => sha)).not.toContain(null);
  });
});
