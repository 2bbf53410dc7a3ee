import type { Instant } from '../../../../shared/model.ts';
import type { NameId } from './name-ids.ts';
import { keyInto, newKey, RowHash } from './row-hash.ts';

/** Which words of a key's hash hold what, and which of the content's; a text's word is its length. */
export const KEY = {
  kind: 0,
  service: 1,
  environment: 3,
  finishedAt: 5,
  id: 7,
  sha: 8,
  version: 9,
  words: 10,
} as const;
export const CONTENT = {
  team: 0,
  repository: 2,
  startedAt: 4,
  finishedAt: 6,
  committedAt: 8,
  status: 10,
  changeFailure: 11,
  remediation: 12,
  sha: 13,
  version: 14,
  finishedAtText: 15,
  pull: 16,
  words: 17,
} as const;

/** Numbers and names of a deployment; its texts are added as strings or as bytes. */
export interface DeploymentFacts {
  service: NameId;
  team: NameId;
  environment: NameId;
  repository: NameId;
  startedAt: Instant | null;
  finishedAt: Instant;
  committedAt: Instant | null;
  /** Position in DEPLOYMENT_STATUSES. */
  status: number;
  changeFailure: number | null;
  /** Position in REMEDIATIONS. */
  remediation: number;
}

/**
 * The key and the content hash of a deployment's row. Rows with the same key are one deployment: its id in a service and
 * environment, else all that tells it from others. Rows of one key with the same content hash say the same.
 */
export class DeploymentHash {
  readonly hash = new RowHash();
  /** The key, after `finishKey`: sixteen letters and digits. */
  readonly key = newKey();
  /** After `finishContent`: eight bytes. */
  readonly content = Buffer.alloc(8);

  /** To be followed by the texts: the id if there is one, else sha and version, then `finishKey`. */
  startKey(facts: DeploymentFacts, hasId: boolean): void {
    const { hash } = this;
    const { service, environment } = facts;
    hash.start(KEY.words);
    hash.set(KEY.kind, hasId ? 1 : 0);
    hash.set(KEY.service, service.high);
    hash.set(KEY.service + 1, service.low);
    hash.set(KEY.environment, environment.high);
    hash.set(KEY.environment + 1, environment.low);
    hash.setTime(KEY.finishedAt, hasId ? null : facts.finishedAt);
    hash.set(KEY.id, -1);
    hash.set(KEY.sha, -1);
    hash.set(KEY.version, -1);
  }

  finishKey(): void {
    this.hash.finish();
    keyInto(this.key, this.hash.out);
  }

  /** To be followed by the texts, in this order: sha, version, the finish as it was written, pull; then `finishContent`. */
  startContent(facts: DeploymentFacts): void {
    const { hash } = this;
    hash.start(CONTENT.words);
    hash.set(CONTENT.team, facts.team.high);
    hash.set(CONTENT.team + 1, facts.team.low);
    hash.set(CONTENT.repository, facts.repository.high);
    hash.set(CONTENT.repository + 1, facts.repository.low);
    hash.setTime(CONTENT.startedAt, facts.startedAt);
    hash.setTime(CONTENT.finishedAt, facts.finishedAt);
    hash.setTime(CONTENT.committedAt, facts.committedAt);
    hash.set(CONTENT.status, facts.status);
    hash.set(CONTENT.changeFailure, facts.changeFailure ?? -1);
    hash.set(CONTENT.remediation, facts.remediation);
    hash.set(CONTENT.sha, -1);
    hash.set(CONTENT.version, -1);
    hash.set(CONTENT.finishedAtText, -1);
    hash.set(CONTENT.pull, -1);
  }

  finishContent(): void {
    this.hash.finish();
    this.content.writeInt32LE(this.hash.out[0] as number, 0);
    this.content.writeInt32LE(this.hash.out[1] as number, 4);
  }
}
