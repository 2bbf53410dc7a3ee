/**
 * What the labels of a series say: whose it is, and whether it counts what failed. Prometheus writes them with
 * underscores, OpenTelemetry with dots; both are looked up by the name with underscores, in small letters.
 */
import { isAbsent } from '../../../../shared/import/absent.ts';
import { DIMENSION_LABELS, type Dimension } from '../../../../shared/import/presets/metric-series.ts';

/** By their names as the file has them. A Map: "__proto__" is a label like any other. */
export type Labels = ReadonlyMap<string, string>;

const STATUS_LABELS = [
  ...['code', 'status', 'status_code', 'http_status_code', 'http_response_status_code', 'response_code'],
  ...['http_status', 'status_class', 'grpc_code', 'grpc_status', 'grpc_response_status', 'rpc_grpc_status_code'],
  ...['rpc_response_status_code', 'outcome', 'result'],
];
const METHOD_LABELS = ['method', 'http_method', 'http_request_method', 'verb', 'request_method'];
const ERROR_LABELS = ['error', 'error_type', 'is_error'];

/** Labels that this reading makes something of. */
export const READ_LABELS: ReadonlySet<string> = new Set([
  ...['__name__', 'le', 'quantile', 'span_kind', 'reporter'],
  ...METHOD_LABELS,
  ...['rpc_service', 'grpc_service'],
  ...STATUS_LABELS,
  ...ERROR_LABELS,
]);

/** What the user said of labels, by dimension: a label's name; '' = there is none. */
export type LabelChoices = Readonly<Partial<Record<Dimension, string>>>;

/** A namespace is an environment only where it is called like one: most are teams or products. */
const ENVIRONMENT =
  /^(?:pre-?)?(?:prod|production|prd|live|staging|stage|stg|dev|develop|development|test|testing|qa|uat|canary|sandbox|preview|demo|local)\d*$/i;

/** An operator of Prometheus labels what it reads by the name of a port. */
const PORT_NAME = /^(?:https?|web|metrics|grpc|tcp|monitoring|management|port|[-_\d])+$/i;

export function commonName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9_]/g, '_');
}

/** Of one series; built once for each. */
export class SeriesLabels {
  readonly labels: Labels;
  readonly #byName = new Map<string, string>();
  readonly #choices: LabelChoices;

  constructor(labels: Labels, choices: LabelChoices) {
    this.labels = labels;
    this.#choices = choices;
    for (const [name, value] of labels) {
      const common = commonName(name);
      // "service" and "Service": the first one speaks.
      if (!this.#byName.has(common)) this.#byName.set(common, value);
    }
  }

  get(name: string): string | null {
    const value = this.#byName.get(name);
    return value === undefined || isAbsent(value) ? null : value;
  }

  /** Name and value of the label that says it; null = none does. */
  find(dimension: Dimension): { readonly label: string; readonly value: string } | null {
    const chosen = this.#choices[dimension];
    if (chosen !== undefined) {
      const value = chosen === '' ? undefined : this.labels.get(chosen);
      return value === undefined || isAbsent(value) ? null : { label: chosen, value };
    }
    for (const label of DIMENSION_LABELS[dimension]) {
      const value = this.get(label);
      if (value === null || !isSaid(dimension, label, value)) continue;
      return { label, value: this.#valueOf(label, value) };
    }
    return null;
  }

  #valueOf(label: string, value: string): string {
    // "shop/checkout": OpenTelemetry's namespace and service as Prometheus' job.
    if (label === 'job') return value.slice(value.lastIndexOf('/') + 1);
    if (label === 'rpc_method' || label === 'grpc_method') {
      const service = this.get(label.replace('method', 'service'));
      return service === null ? value : `${service}/${value}`;
    }
    const method = value.startsWith('/') ? this.#method() : null;
    return method === null ? value : `${method.toUpperCase()} ${value}`;
  }

  /** Of HTTP. */
  #method(): string | null {
    const values = METHOD_LABELS.map((label) => this.get(label));
    return values.find((value) => value !== null && /^[a-z]{3,10}$/i.test(value)) ?? null;
  }

  /** Null = nothing is said of it. */
  isError(): boolean | null {
    const said = [
      ...STATUS_LABELS.map((label) => isErrorStatus(this.get(label))),
      ...ERROR_LABELS.map((label) => isErrorFlag(this.get(label))),
    ].filter((one) => one !== null);
    return said.length === 0 ? null : said.includes(true);
  }

  /** It counts the calls that were made, not those that were answered, or what somebody else counts, too. */
  isOutgoing(): boolean {
    const kind = this.get('span_kind')?.toUpperCase().replace('SPAN_KIND_', '');
    if (kind !== undefined && kind !== 'SERVER' && kind !== 'CONSUMER') return true;
    // A mesh counts each request at both of its ends.
    return this.get('reporter')?.toLowerCase() === 'source' && this.get('destination_version') !== null;
  }
}

function isSaid(dimension: Dimension, label: string, value: string): boolean {
  if (dimension === 'endpoint') return label !== 'endpoint' || !PORT_NAME.test(value);
  if (dimension === 'env') return !label.includes('namespace') || ENVIRONMENT.test(value);
  return dimension !== 'version' || value !== 'unknown';
}

/** https://grpc.io/docs/guides/status-codes: every one but OK says that the call failed. */
const GRPC_ERRORS = new Set([
  ...['cancelled', 'canceled', 'unknown', 'invalidargument', 'deadlineexceeded', 'notfound', 'alreadyexists'],
  ...['permissiondenied', 'resourceexhausted', 'failedprecondition', 'aborted', 'outofrange', 'unimplemented'],
  ...['internal', 'unavailable', 'dataloss', 'unauthenticated'],
]);
const FAILED = new Set([
  'error',
  'err',
  'fail',
  'failed',
  'failure',
  'servererror',
  'exception',
  'timeout',
  'statuscodeerror',
]);
const SUCCEEDED = new Set(
  'ok success succeeded successful completed informational redirection clienterror unset statuscodeok statuscodeunset'.split(
    ' ',
  ),
);

/** Of HTTP, what the server did wrong (5xx); of gRPC, every code but OK. Null = it is no status that is known. */
function isErrorStatus(value: string | null): boolean | null {
  if (value === null) return null;
  if (/^[1-5](?:\d\d|xx)$/i.test(value)) return value.startsWith('5');
  if (/^(?:\d|1[0-6])$/.test(value)) return value !== '0';
  const word = value.toLowerCase().replace(/[^a-z]/g, '');
  if (GRPC_ERRORS.has(word) || FAILED.has(word)) return true;
  return SUCCEEDED.has(word) ? false : null;
}

/** "true", or the sort of error. An HTTP status there is one of those. */
function isErrorFlag(value: string | null): boolean | null {
  if (value === null) return null;
  if (/^(?:false|0|no|ok|success)$/i.test(value)) return false;
  return isErrorStatus(value) ?? true;
}
