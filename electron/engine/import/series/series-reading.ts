/** What reading series of any format has in common: what was said of them, how long their intervals are, what is noticed. */
import { isAbsent } from '../../../../shared/import/absent.ts';
import type { Cell } from '../../../../shared/import/cell.ts';
import { LONGEST_FIELD } from '../../../../shared/import/field-reader.ts';
import type { Field } from '../../../../shared/import/fields.ts';
import type { Dimension } from '../../../../shared/import/presets/metric-series.ts';
import type { RejectCode } from '../../../../shared/import-batch.ts';
import { type Counting, type Metric, type MetricRole, metricOf, millisecondsOfName } from './metric-role.ts';
import { commonName, type LabelChoices, type Labels, type SeriesLabels } from './series-labels.ts';
import type { Identity, SeriesTable } from './series-table.ts';

/** A series that can't be used. */
export interface BadSeries {
  readonly code: RejectCode;
  readonly column: string | null;
  readonly value: Cell;
  readonly labels: Labels;
}

/** What the user said, and what the beginning of the file shows. */
export interface SeriesChoices {
  readonly labels: LabelChoices;
  /** For series that don't say it. */
  readonly constants: Readonly<Partial<Record<Dimension, string>>>;
  /** Fields of metrics whose names say nothing, by `commonName`. */
  readonly metrics: ReadonlyMap<string, Field>;
  /** What series without a name are. */
  readonly unnamed: { readonly field: Field; readonly counting: Counting; readonly toMilliseconds: number };
  /** The user said it. */
  readonly isUnnamedChosen: boolean;
  /** Milliseconds between two values of a series; null = none has two. */
  readonly step: number | null;
}

export interface SeriesNotes {
  /** Series of metrics that measure something else. */
  passed: number;
  readonly passedNames: Set<string>;
  unnamed: number;
  /** Counters that stood still longer than is known, so that what they grew by has no time. */
  gaps: number;
  /** Values of a time that the series has a value of. */
  repeated: number;
  /** Rates were made counts. */
  isEstimated: boolean;
}

const NAMES_KEPT = 20;

export class SeriesReading {
  readonly notes: SeriesNotes = {
    passed: 0,
    passedNames: new Set(),
    unnamed: 0,
    gaps: 0,
    repeated: 0,
    isEstimated: false,
  };
  readonly table: SeriesTable;
  readonly choices: SeriesChoices;
  readonly #metrics = new Map<string, Metric | null>();

  constructor(table: SeriesTable, choices: SeriesChoices) {
    this.table = table;
    this.choices = choices;
  }

  /** What a metric measures; null = something else, which is counted. */
  metric(name: string, hasQuantile: boolean): Metric | null {
    const key = `${hasQuantile ? 'quantile' : ''} ${name}`;
    const known = this.#metrics.get(key);
    if (known !== undefined) return known;
    const common = commonName(name);
    const field = this.choices.metrics.get(common);
    const metric = field === undefined ? metricOf(common, hasQuantile) : chosenMetric(common, field);
    if (this.#metrics.size < MOST_REMEMBERED) this.#metrics.set(key, metric);
    return metric;
  }

  /** Of a histogram or summary, whose name has no ending. */
  durations(name: string): Metric | null {
    const metric = this.metric(this.choices.metrics.has(commonName(name)) ? name : `${name}_bucket`, false);
    return metric?.role.kind === 'bucket' ? metric : null;
  }

  pass(name: string): void {
    this.notes.passed++;
    if (this.notes.passedNames.size < NAMES_KEPT) this.notes.passedNames.add(name.slice(0, 100));
  }

  /** What series without a name measure: their functions took it away, and what is left tells but this. */
  unnamedMetric(hasBound: boolean, hasQuantile: boolean): Metric {
    const { field, counting, toMilliseconds } = this.choices.unnamed;
    const metric = { family: '', protocol: 'http' } as const;
    if (hasBound) return { ...metric, role: { kind: 'bucket', counting, toMilliseconds } };
    if (hasQuantile) return { ...metric, role: { kind: 'quantiles', toMilliseconds } };
    return { ...metric, role: roleOfField(field, counting, toMilliseconds) };
  }

  /** Whose a series is; else why it is nobody's. */
  identityOf(labels: SeriesLabels): Identity | Omit<BadSeries, 'labels'> {
    const found = (dimension: Dimension): string | null =>
      labels.find(dimension)?.value ?? this.choices.constants[dimension] ?? null;
    const service = found('service');
    const version = found('version');
    if (version === null || isAbsent(version)) return { code: 'version-missing', column: 'version', value: null };
    if (service === null) return { code: 'service-missing', column: 'service', value: null };
    const identity = { service, version: version.trim(), env: found('env'), endpoint: found('endpoint') };
    for (const [column, value] of Object.entries(identity)) {
      if (value !== null && value.length > LONGEST_FIELD) return { code: 'field-too-long', column, value };
      if (value?.includes('\0')) return { code: 'text-undecodable', column, value: value.replaceAll('\0', '\\0') };
    }
    return identity;
  }
}

const MOST_REMEMBERED = 10_000;

function chosenMetric(name: string, field: Field): Metric | null {
  const known = metricOf(name, false);
  const counting = known !== null && 'counting' in known.role ? known.role.counting : 'counter';
  return { family: name, protocol: 'http', role: roleOfField(field, counting, millisecondsOfName(name)) };
}

function roleOfField(field: Field, counting: Counting, toMilliseconds: number): MetricRole {
  switch (field) {
    case 'p50':
    case 'p75':
    case 'p90':
    case 'p95':
    case 'p99':
    case 'max':
    case 'mean':
      return { kind: 'gauge', field, factor: toMilliseconds };
    case 'error_rate':
      return { kind: 'gauge', field, factor: 1 };
    case 'errors':
      return { kind: 'errors', counting };
    case 'histogram':
      return { kind: 'bucket', counting, toMilliseconds };
    case 'request_rate':
      return { kind: 'requests', counting: 'rate' };
    default:
      return { kind: 'requests', counting };
  }
}
