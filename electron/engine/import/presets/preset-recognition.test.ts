/** Every format is told from every other by its columns and first records, in whatever order these stand. */
import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../../../shared/import/presets/registry.ts';
import { type Look, lookAt, presetOf, recogniseIn, rowsOf, withTextIds } from '../plan/preset-look.ts';
import { PRESET_SAMPLES, type PresetSample, titleOf } from './preset-samples.ts';

test('there is a sample of every format', () => {
  const sampled = new Set(PRESET_SAMPLES.map(({ preset }) => preset));
  expect(PRESETS.map(({ id }) => id).filter((id) => !sampled.has(id))).toEqual([]);
});

const CASES = PRESET_SAMPLES.map((sample) => [titleOf(sample), sample] as const);

/** How much surer the right preset has to be than the next. */
const CLEARLY = 0.2;

describe.each(CASES)('%s', (_, sample) => {
  test('is recognised as its own, and as nothing else', () => {
    expectRecognised(lookAt(sample.content), sample);
  });

  test('so it is whatever the order of its columns', () => {
    const shuffled = shuffle(sample.content);
    expectRecognised(lookAt(shuffled), sample);
    expect(rowsOf(sample.preset, shuffled)).toEqual(rowsOf(sample.preset, sample.content));
  });

  test('it stays the choice among those of its kind', () => {
    const { kind } = presetOf(sample.preset);
    expect(recogniseIn(lookAt(sample.content), undefined, kind)[0]?.preset.id).toBe(sample.preset);
  });
});

test.each(CASES.filter(([, { rows }]) => rows !== undefined))('%s: its records', (_, { preset, content, rows }) => {
  expect(rowsOf(preset, content)).toEqual(rows?.map(withTextIds));
});

function expectRecognised(look: Look, { preset, asked }: PresetSample): void {
  const [first, second] = recogniseIn(look, undefined, asked);
  expect(first?.preset.id).toBe(preset);
  expect((second?.confidence ?? 0) + CLEARLY).toBeLessThanOrEqual(first?.confidence ?? 0);
}

/** Keys backwards, inside records too; columns of a table backwards, those of one name in their order. */
function shuffle(content: PresetSample['content']): PresetSample['content'] {
  if (typeof content !== 'string') return content.map((record) => backwards(record) as object);
  const rows = content.split('\n').map((line) => line.split(','));
  const names = rows[0] ?? [];
  const order = names
    .map((name, index) => ({ index, first: names.indexOf(name) }))
    .sort((a, b) => b.first - a.first || a.index - b.index);
  return rows.map((row) => order.map(({ index }) => row[index]).join(',')).join('\n');
}

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, backwards(child)]),
  );
}
