/**
 * What the tests of faults do to a workspace: a sequence of imports and undos in which every file, and so the state after
 * every step, follows from a seed. The process that dies and the one that checks what it left agree without talking.
 */
import type { ImportKind } from '../../../shared/import-batch.ts';
import { createRandom } from '../sample/random.ts';

export interface Script {
  readonly seed: number;
  readonly path: string;
  /** One file in so many is large enough for the import to set indexes aside; null = none is. */
  readonly largeOneIn: number | null;
}

export type Operation =
  | { readonly kind: 'import'; readonly index: number }
  /** `index` is that of the import. */
  | { readonly kind: 'undo'; readonly index: number };

export const APP_VERSION = '0';
/** When all of it happens, epoch milliseconds: after the times in the files. */
export const NOW = Date.UTC(2025, 5, 1);

const CYCLE = 5;

/** Each fifth undoes an import that others have come after. */
export function operationAt(index: number): Operation {
  return index % CYCLE === CYCLE - 1 ? { kind: 'undo', index: index - 2 } : { kind: 'import', index };
}

/** One batch as the workspace should hold it. */
export interface BatchState {
  readonly file: string;
  readonly kind: ImportKind;
  /** read, stored, duplicate, rejected, blank */
  readonly counts: readonly [number, number, number, number, number];
  /** `line id repeats` of every row, in their order. */
  readonly rows: string;
  /** `line` of every rejected row. */
  readonly rejects: string;
}

export interface WorkspaceState {
  readonly generation: number;
  readonly batches: readonly BatchState[];
  readonly services: readonly string[];
}

export interface PlannedFile extends BatchState {
  readonly service: string;
  readonly text: string;
}

const LARGE_ROWS = 34_000;
const HEADERS = {
  deployments: 'deployment_id,service,environment,started_at,finished_at,status,commit_sha,version',
  incidents: 'incident_id,service,environment,started_at,resolved_at,severity,title,version',
} as const;
const FILLER = '0123456789abcdef0123456789abcdef01234567';

export function plannedFile({ seed, largeOneIn }: Script, index: number): PlannedFile {
  const random = createRandom(seed, `file ${index}`);
  const kind: ImportKind = index % 3 === 1 ? 'incidents' : 'deployments';
  const large = largeOneIn !== null && random.chance(1 / largeOneIn);
  const size = large ? LARGE_ROWS : random.integer(3, random.chance(0.5) ? 40 : 600);
  const service = `service-${index}`;
  const lines: string[] = [HEADERS[kind]];
  const rows: string[] = [];
  const rejects: number[] = [];
  let blank = 0;
  for (let n = 0; n < size; n++) {
    const id = `${kind}-${index}-${n}`;
    if (n % 23 === 9) blank += lines.push('') > 0 ? 1 : 0;
    const line = lines.length + 1;
    const bad = n % 17 === 5;
    lines.push(rowText(kind, id, service, n, bad));
    if (bad) rejects.push(line);
    else rows.push(`${line} ${id} 0`);
  }
  rows.push(`${lines.length + 1} ${kind}-${index}-0 1`);
  lines.push(rowText(kind, `${kind}-${index}-0`, service, 0, false));
  return {
    file: `${index}.csv`,
    kind,
    counts: [size + 1 + blank, rows.length - 1, 1, rejects.length, blank],
    rows: rows.join('\n'),
    rejects: rejects.join('\n'),
    service,
    text: `${lines.join('\n')}\n`,
  };
}

function rowText(kind: ImportKind, id: string, service: string, n: number, bad: boolean): string {
  const date = `2025-03-${String(1 + (n % 28)).padStart(2, '0')}`;
  const start = bad ? 'once upon a time' : `${date}T10:00:00Z`;
  const end = bad ? 'ever after' : `${date}T10:07:00Z`;
  const last = kind === 'deployments' ? `success,${FILLER},v1.${n}` : `SEV2,Checkout fails ${FILLER},v1.${n}`;
  return `${id},${service},production,${start},${end},${last}`;
}

/** The workspace after the first `done` operations. */
export function stateAfter(script: Script, done: number): WorkspaceState {
  const present = new Set<number>();
  for (let index = 0; index < done; index++) {
    const operation = operationAt(index);
    if (operation.kind === 'import') present.add(operation.index);
    else present.delete(operation.index);
  }
  const files = [...present].map((index) => plannedFile(script, index));
  return {
    generation: done,
    batches: files.map(({ file, kind, counts, rows, rejects }) => ({ file, kind, counts, rows, rejects })),
    services: files.map(({ service }) => service).sort(),
  };
}
