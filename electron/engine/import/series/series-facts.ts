/** What the beginning of a file of series shows: how far apart values are, which labels there are, what series without a name count. */
import type { Cell } from '../../../../shared/import/cell.ts';
import { DIMENSIONS, type Dimension, prometheusRange } from '../../../../shared/import/presets/metric-series.ts';
import { StepCensus } from '../../../../shared/versions/step-census.ts';
import { MINUTE_MS } from './intervals-of-series.ts';
import type { Counting } from './metric-role.ts';
import { attributesOf, listOf, memberOf, objectOf, temporalityOf, timeAt } from './otel-cells.ts';
import { isBadSeries, type PrometheusSeries, readElement } from './prometheus-element.ts';
import type { SeriesForm } from './series-form.ts';
import { commonName, type LabelChoices, type Labels, READ_LABELS, SeriesLabels } from './series-labels.ts';

export interface SeriesFacts {
  /** Milliseconds; null = no series has two values. */
  readonly step: number | null;
  /** Name of the label that most tells each dimension by; absent = none does. */
  readonly labels: Readonly<Partial<Record<Dimension, string>>>;
  /** Labels that nothing is made of, each once. */
  readonly otherLabels: readonly string[];
  readonly metricNames: ReadonlySet<string>;
  readonly hasUnnamed: boolean;
  /** Of series without a name. */
  readonly unnamedCounting: Counting;
}

const MOST_NAMES = 50;
/** So many values or more show whether they only ever grow. */
const ENOUGH_VALUES = 8;

/** Collects them, element by element. */
export class FactsOfSeries {
  readonly #preset: SeriesForm['preset'];
  readonly #choices: LabelChoices;
  readonly #steps = new StepCensus();
  readonly #labels = new Map<Dimension, string>();
  readonly #others = new Set<string>();
  readonly #names = new Set<string>();
  /** Last time of each series whose values come one by one. */
  readonly #times = new Map<string, number>();
  #unnamed = 0;
  #grown = { values: 0, growing: 0, fallen: 0, fractions: 0 };

  constructor(preset: SeriesForm['preset'], choices: LabelChoices) {
    this.#preset = preset;
    this.#choices = choices;
  }

  add(element: Cell): void {
    if (this.#preset === prometheusRange) this.#addPrometheus(element);
    else this.#addOtel(element);
  }

  get hasStep(): boolean {
    return this.#steps.step !== null;
  }

  facts(): SeriesFacts {
    const { values, growing, fallen, fractions } = this.#grown;
    const isCounter = fractions === 0 && values >= ENOUGH_VALUES && growing > 0 && fallen * 20 <= values;
    const { step } = this.#steps;
    const isOtel = this.#preset !== prometheusRange;
    return {
      // Its points are as far apart as its clock lets them be: a little more or less than a minute.
      step: step === null || !isOtel ? step : Math.max(1, Math.round(step / MINUTE_MS)) * MINUTE_MS,
      labels: Object.fromEntries(this.#labels),
      otherLabels: [...this.#others],
      metricNames: this.#names,
      hasUnnamed: this.#unnamed > 0,
      unnamedCounting: isCounter ? 'counter' : 'rate',
    };
  }

  #addPrometheus(element: Cell): void {
    const series = readElement(element);
    if (isBadSeries(series)) return;
    const name = series.labels.get('__name__') ?? '';
    this.#addLabels(series.labels);
    if (series.times.length > 1) this.#steps.add(series.times);
    else this.#addTime(JSON.stringify([...series.labels]), series.times[0] ?? 0);
    if (name !== '') this.#addName(name);
    else {
      this.#unnamed++;
      if (!series.labels.has('quantile')) this.#addGrowth(series);
    }
  }

  /** Counters that lost their names to a sum are whole numbers that only ever grow; rates go up and down. */
  #addGrowth({ values }: PrometheusSeries): void {
    for (const [index, value] of values.entries()) {
      const before = values[index - 1];
      if (!Number.isInteger(value)) this.#grown.fractions++;
      if (before === undefined) continue;
      this.#grown.values++;
      if (value > before) this.#grown.growing++;
      if (value < before) this.#grown.fallen++;
    }
  }

  #addOtel(element: Cell): void {
    const members = objectOf(element);
    const inside = listOf(members, 'resourceMetrics');
    for (const resource of inside.length > 0 ? inside : [members]) {
      const attributes = attributesOf(objectOf(memberOf(resource, 'resource')));
      const key = JSON.stringify([...attributes]);
      const scopes = listOf(resource, 'scopeMetrics', 'instrumentationLibraryMetrics');
      for (const metric of scopes.flatMap((scope) => listOf(scope, 'metrics')))
        this.#addMetric(metric, attributes, key);
    }
  }

  #addMetric(metric: ReadonlyMap<string, Cell>, resource: Labels, resourceKey: string): void {
    const name = memberOf(metric, 'name');
    if (typeof name === 'string') this.#addName(name);
    for (const kind of ['sum', 'gauge', 'histogram', 'exponentialHistogram', 'summary']) {
      const data = objectOf(memberOf(metric, kind));
      const isDelta = temporalityOf(data) === 'delta';
      for (const point of listOf(data, 'dataPoints')) {
        const own = attributesOf(point);
        this.#addLabels(new Map([...own, ...[...resource].filter(([label]) => !own.has(label))]));
        const [start, time] = [timeAt(point, 'startTimeUnixNano'), timeAt(point, 'timeUnixNano')];
        if (isDelta && start > 0 && time > start) this.#steps.add([start, time]);
        else if (time > 0) this.#addTime(`${resourceKey} ${String(name)} ${JSON.stringify([...own])}`, time);
      }
    }
  }

  #addTime(series: string, time: number): void {
    const before = this.#times.get(series);
    if (before !== undefined) this.#steps.add([before, time]);
    this.#times.set(series, time);
  }

  #addName(name: string): void {
    if (this.#names.size < MOST_NAMES) this.#names.add(name);
  }

  #addLabels(labels: Labels): void {
    const known = new SeriesLabels(labels, this.#choices);
    const used = new Set<string>();
    for (const dimension of DIMENSIONS) {
      const found = known.find(dimension);
      if (found === null) continue;
      used.add(found.label);
      if (!this.#labels.has(dimension)) this.#labels.set(dimension, spelling(labels, found.label));
    }
    for (const name of labels.keys()) {
      const common = commonName(name);
      if (this.#others.size < MOST_NAMES && !used.has(common) && !READ_LABELS.has(common)) this.#others.add(name);
    }
  }
}

/** As the file has it: "service.name". */
function spelling(labels: Labels, label: string): string {
  return [...labels.keys()].find((name) => name === label || commonName(name) === label) ?? label;
}
