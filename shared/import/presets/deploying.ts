/** Telling what deploys among all that a CI system runs. */
import type { SourceColumn } from '../cell.ts';
import type { FirstRecords, ReadChoices, SkippedRecord, SourceRecord } from './preset.ts';
import { skip } from './source-record.ts';

/** A word of its own in the name of a workflow, job or stage, or in the path of its file: "deploy-prod", "CI/CD", "배포". */
const DEPLOYS =
  /(?<![\p{L}\p{N}])(?:deploy(?:s|ed|er|ing|ments?)?|re-?deploy|releas(?:es?|ed|ing)|publish(?:es|ed|ing)?|roll-?out|prod|production|cd)(?![\p{L}\p{N}])|배포|릴리[스즈]|デプロイ|リリース|发布|部署/iu;

/** Whether one of some names is of something that deploys: by the user's word, else by its own. */
export function deploys(names: readonly (string | null)[], choices: ReadChoices): boolean {
  const pattern = choices.deploys ?? DEPLOYS;
  return names.some((name) => name !== null && pattern.test(name));
}

/** Null for what deploys; else why the record isn't imported. */
export function skipNotDeploying(
  names: readonly (string | null)[],
  column: string,
  choices: ReadChoices,
): SkippedRecord | null {
  return deploys(names, choices) ? null : skip('not-a-deployment', column, names.find((name) => name !== null) ?? null);
}

/** As `skipNotDeploying`, for formats of which everything deploys unless the user says what does. */
export function skipUnchosen(
  names: readonly (string | null)[],
  column: string,
  choices: ReadChoices,
): SkippedRecord | null {
  return choices.deploys === null ? null : skipNotDeploying(names, column, choices);
}

/** Of formats that are read in two ways: the surer one, and the other, which is there to be chosen. */
export const SURE = 0.95;
export const POSSIBLE = 0.6;

/** How sure two presets of the same columns are: that of deployments, when one of the first records deploys. */
export function eitherWay(
  fits: (columns: readonly SourceColumn[], records: FirstRecords) => boolean,
  isChosen: (record: SourceRecord, choices: ReadChoices) => boolean,
): {
  readonly when: (columns: readonly SourceColumn[], records: FirstRecords) => number;
  readonly unless: (columns: readonly SourceColumn[], records: FirstRecords) => number;
} {
  const confidence = (columns: readonly SourceColumn[], records: FirstRecords, wanted: boolean): number => {
    if (!fits(columns, records)) return 0;
    const first = records();
    return first.records.some((record) => isChosen(record, first.choices)) === wanted ? SURE : POSSIBLE;
  };
  return {
    when: (columns, records) => confidence(columns, records, true),
    unless: (columns, records) => confidence(columns, records, false),
  };
}

const ENVIRONMENTS: readonly (readonly [name: string, words: RegExp])[] = [
  ['production', /(?<![\p{L}\p{N}])(?:prod|production|prd|live)(?![\p{L}\p{N}])|운영|상용|本番|生产/iu],
  ['staging', /(?<![\p{L}\p{N}])(?:stag(?:e|ing)|stg|pre-?prod)(?![\p{L}\p{N}])|스테이징/iu],
  ['test', /(?<![\p{L}\p{N}])(?:test|qa|uat)(?![\p{L}\p{N}])|테스트/iu],
  ['development', /(?<![\p{L}\p{N}])(?:dev|development)(?![\p{L}\p{N}])|개발/iu],
];

/** The environment that the name of a workflow, job or stage speaks of; null = none. */
export function environmentIn(...names: readonly (string | null)[]): string | null {
  for (const name of names) {
    // "pre-prod" has "prod" in it.
    const plain = name?.replace(/\bpre-?prod(?:uction)?\b/iu, 'staging') ?? '';
    const found = ENVIRONMENTS.find(([, words]) => words.test(plain));
    if (found !== undefined) return found[0];
  }
  return null;
}
