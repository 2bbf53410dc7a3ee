/** A small file of each format: what must be recognised as its own, whatever order its columns have. */
import type { ImportKind } from '../../../../shared/import-batch.ts';
import { BITBUCKET_SAMPLES } from './preset-samples-bitbucket.ts';
import { CIRCLECI_SAMPLES } from './preset-samples-circleci.ts';
import { DEPLOYMENT_SAMPLES } from './preset-samples-deployments.ts';
import { DEVLAKE_SAMPLES } from './preset-samples-devlake.ts';
import { GITHUB_PULL_SAMPLES } from './preset-samples-github-pulls.ts';
import { GITHUB_RUN_SAMPLES, WEBHOOK_SAMPLES } from './preset-samples-github-runs.ts';
import { INCIDENT_SAMPLES } from './preset-samples-incidents.ts';
import { ISSUE_SAMPLES } from './preset-samples-issues.ts';
import { COMMIT_SAMPLES, OTHER_PULL_SAMPLES } from './preset-samples-other-pulls.ts';
import { OTHER_RUN_SAMPLES } from './preset-samples-other-runs.ts';
import { RELEASE_SAMPLES } from './preset-samples-releases.ts';
import { SERIES_SAMPLES } from './preset-samples-series.ts';

export interface PresetSample {
  readonly preset: string;
  /** What sets it apart from other samples of its preset. */
  readonly name?: string;
  /** Records as JSON, or a table as CSV. */
  readonly content: readonly object[] | string;
  /** What the user asks for, where it is not what the file is first taken for. */
  readonly asked?: ImportKind;
  /** Of its local times. */
  readonly timeZone?: string;
  /** Values that the format doesn't have and an import needs. */
  readonly constants?: Readonly<Record<string, string>>;
  /** What the preset makes of the records, field by field; absent where other tests say it. */
  readonly rows?: readonly object[];
}

export const PRESET_SAMPLES: readonly PresetSample[] = [
  ...GITHUB_PULL_SAMPLES,
  ...OTHER_PULL_SAMPLES,
  ...COMMIT_SAMPLES,
  ...GITHUB_RUN_SAMPLES,
  ...WEBHOOK_SAMPLES,
  ...OTHER_RUN_SAMPLES,
  ...RELEASE_SAMPLES,
  ...ISSUE_SAMPLES,
  ...INCIDENT_SAMPLES,
  ...BITBUCKET_SAMPLES,
  ...CIRCLECI_SAMPLES,
  ...DEPLOYMENT_SAMPLES,
  ...DEVLAKE_SAMPLES,
  ...SERIES_SAMPLES,
];

export function titleOf({ preset, name }: PresetSample): string {
  return name === undefined ? preset : `${preset}: ${name}`;
}
