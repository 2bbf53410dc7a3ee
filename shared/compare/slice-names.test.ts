import { expect, test } from 'vitest';
import { createTranslator } from '../i18n/translator.ts';
import type { View } from '../view.ts';
import { type NamedSlice, sliceNames } from './slice-names.ts';

const VIEW: View = {
  from: '2024-10-13',
  to: '2024-11-13',
  timeZone: 'Asia/Seoul',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};

function slice(view: Partial<View> = {}, about: Partial<NamedSlice> = {}): NamedSlice {
  return { label: '', client: 'Acme', workspace: null, view: { ...VIEW, ...view }, ...about };
}

const english = (...slices: NamedSlice[]) => sliceNames(slices, 'en', createTranslator('en'));

test('a slice is named by what tells it from the others', () => {
  expect(english(slice({ teams: ['red'] }), slice({ teams: ['blue', 'green'] }), slice())).toEqual([
    'red',
    'blue, green',
    'Everything',
  ]);
  expect(english(slice(), slice({ from: '2024-09-12', to: '2024-10-13' }))).toEqual([
    '13 Oct – 12 Nov 2024',
    '12 Sept – 12 Oct 2024',
  ]);
  expect(english(slice(), slice({ env: '^(?:staging|a\\.b)$' }), slice({ env: null }), slice({ env: 'x.*' }))).toEqual([
    'Production',
    'staging, a.b',
    'All environments',
    'x.*',
  ]);
  expect(
    english(slice({ services: ['web'], profile: 'datadog' }), slice({ services: ['web'], profile: 'gitlab' })),
  ).toEqual(['Datadog', 'GitLab']);
});

test('other workspaces by their clients, and by their files where those are the same', () => {
  const there = { workspace: '/clients/b.doradeck' };
  expect(english(slice(), slice({}, { ...there, client: 'Beta' }))).toEqual(['Acme', 'Beta']);
  expect(english(slice(), slice({}, there))).toEqual(['Acme', 'Acme (b.doradeck)']);
});

test('a name of the user’s own goes before; the same name is told apart by its number', () => {
  expect(english(slice({ teams: ['red'] }, { label: 'Ours' }), slice({ teams: ['blue'] }))).toEqual(['Ours', 'blue']);
  expect(english(slice(), slice(), slice())).toEqual(['Everything', 'Everything (2)', 'Everything (3)']);
});

test('a period that makes no sense has no name, and all days have one', () => {
  expect(english(slice({ from: null, to: null }), slice({ from: '2030-01-01', to: '2020-01-01' }))).toEqual([
    'All days',
    'Everything',
  ]);
});

test('in Korean', () => {
  expect(sliceNames([slice(), slice({ from: '2023-10-13' })], 'ko', createTranslator('ko'))).toEqual([
    '2024년 10월 13일 – 11월 12일',
    '2023년 10월 13일 – 2024년 11월 12일',
  ]);
});
