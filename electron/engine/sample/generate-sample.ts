import { AppError } from '../../../shared/errors.ts';
import type { Work } from '../work.ts';

export interface SampleRequest {
  /** An empty folder. */
  readonly folder: string;
  /** End of the last month of data, epoch milliseconds; default SAMPLE_UNTIL. */
  readonly until?: number;
  readonly seed?: number;
  readonly work: Work;
}

export interface SampleFiles {
  /** Exports, as a client would hand them over. */
  readonly files: string[];
  readonly repositories: { readonly path: string; readonly services: string[] }[];
}

/** Midnight of 13 November 2024 in Seoul. */
export const SAMPLE_UNTIL = Date.UTC(2024, 10, 12, 15);
/** Local times in the sample's exports are of this zone. */
export const SAMPLE_TIME_ZONE = 'Asia/Seoul';

/** Writes the sample client into `folder`: a year of a fictitious company. Same arguments, same bytes. */
export async function generateSample(request: SampleRequest): Promise<SampleFiles> {
  throw new AppError('internal', { detail: `not there yet: ${request.folder}` });
}
