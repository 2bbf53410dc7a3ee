/** The requests of the versions screen. */
import { z } from 'zod';
import type {
  ServiceVersionsAnswer,
  VersionComparison,
  VersionFilesAnswer,
  VersionsAnswer,
} from './version-answers.ts';
import { viewSchema } from './view.ts';

const name = z.string().max(1024);
const pair = { view: viewSchema, service: name, base: name, head: name };

export const versionRequestSchemas = {
  /** Every service that the view lets through, with the version that runs. */
  'versions.services': z.strictObject({ view: viewSchema }),
  'versions.list': z.strictObject({ view: viewSchema, service: name }),
  /** Throws 'not-found'. */
  'versions.compare': z.strictObject(pair),
  /** Reads the repository; the second time from memory. */
  'versions.files': z.strictObject(pair),
  /** Writes the comparison to a CSV file. */
  'versions.export': z.strictObject({ ...pair, language: z.enum(['en', 'ko']), path: z.string().max(4096) }),
  /** Writes versions of a service to a CSV file: these, in this order, with these columns of the screen. */
  'versions.table': z.strictObject({
    view: viewSchema,
    service: name,
    versions: z.array(name).max(100_000),
    columns: z.array(name).max(100),
    language: z.enum(['en', 'ko']),
    path: z.string().max(4096),
  }),
  /** Another name of a version; null takes it back. */
  'versions.alias': z.strictObject({ service: name.min(1), name: name.min(1), version: name.min(1).nullable() }),
} as const;

export interface VersionRequestOutput {
  'versions.services': ServiceVersionsAnswer;
  'versions.list': VersionsAnswer;
  'versions.compare': VersionComparison;
  'versions.files': VersionFilesAnswer;
  'versions.export': { readonly path: string; readonly rows: number };
  'versions.table': { readonly path: string; readonly rows: number };
  'versions.alias': null;
}
