import type { VersionRecord } from '../../../../shared/model.ts';
import type { NameId } from './name-ids.ts';
import { keyInto, newKey, RowHash } from './row-hash.ts';

const KEY = { service: 0, environment: 2, at: 4, version: 6, endpoint: 7, words: 8 } as const;

/** The numbers of a row, in the order in which they are hashed. */
const NUMBERS = [
  ...['firstSeenAt', 'lastSeenAt', 'requests', 'requestsPerSecond', 'errors', 'errorRate', 'errorTypes'],
  ...['p50', 'p75', 'p90', 'p95', 'p99', 'max', 'mean'],
] as const satisfies readonly (keyof VersionRecord)[];
const SHA = 2 * NUMBERS.length;
const CONTENT = { active: SHA + 1, histogram: SHA + 2, texts: SHA + 3, words: SHA + 4 } as const;

/**
 * The key and the content hash of a row of version statistics. Rows with the same key are of one interval (or the whole
 * life) of a version, in an environment, at an endpoint; with the same content hash, too, they say the same.
 */
export class VersionHash {
  readonly #hash = new RowHash();
  readonly #key = newKey();
  readonly #double = new Float64Array(1);
  readonly #words = new Int32Array(this.#double.buffer);

  /** Sixteen letters and digits. */
  keyOf(record: VersionRecord, service: NameId, environment: NameId): string {
    const hash = this.#hash;
    hash.start(KEY.words);
    hash.set(KEY.service, service.high);
    hash.set(KEY.service + 1, service.low);
    hash.set(KEY.environment, environment.high);
    hash.set(KEY.environment + 1, environment.low);
    hash.setTime(KEY.at, record.at);
    hash.addText(KEY.version, record.version);
    hash.addText(KEY.endpoint, record.endpoint);
    hash.finish();
    keyInto(this.#key, hash.out);
    return this.#key.toString('latin1');
  }

  /** Eight bytes, to be used before the next. `histogram` and `texts` as they are stored. */
  contentOf(record: VersionRecord, histogram: string | null, texts: string): Uint8Array {
    const hash = this.#hash;
    hash.start(CONTENT.words);
    for (let i = 0; i < NUMBERS.length; i++) {
      // No number is NaN.
      this.#double[0] = record[NUMBERS[i] as (typeof NUMBERS)[number]] ?? Number.NaN;
      hash.set(2 * i, this.#words[0] as number);
      hash.set(2 * i + 1, this.#words[1] as number);
    }
    hash.set(CONTENT.active, Number(record.active));
    hash.addText(SHA, record.sha);
    hash.addText(CONTENT.histogram, histogram);
    hash.addText(CONTENT.texts, texts);
    hash.finish();
    return new Uint8Array(hash.out.slice(0, 2).buffer);
  }
}
