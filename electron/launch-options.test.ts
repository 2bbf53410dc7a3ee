import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseLaunchOptions } from './launch-options.ts';

const folder = resolve('/clients');

test.each([
  [[], null, null],
  [['--no-sandbox', '/checkout'], null, null],
  [['--open-workspace=acme.doradeck'], 'acme.doradeck', null],
  [['--open-workspace='], null, null],
  [['/checkout', 'acme 2024.doradeck'], 'acme 2024.doradeck', null],
  [['--open-workspace=a=b.doradeck', 'other.doradeck'], 'a=b.doradeck', null],
  [['--user-data-dir=x.doradeck'], null, null],
  [['--screenshot=shots/first.png', '--open-workspace=acme.doradeck'], 'acme.doradeck', 'shots/first.png'],
])('%j', (args, openWorkspace, screenshot) => {
  expect(parseLaunchOptions(args, folder)).toEqual({
    openWorkspace: openWorkspace && resolve(folder, openWorkspace),
    screenshot: screenshot && resolve(folder, screenshot),
    place: null,
  });
});

test.each([
  ['/overview?team=marketing-core', '/overview?team=marketing-core'],
  ['overview', null],
  ['/overview#x', null],
  ['/<script>', null],
  ['', null],
])('--place=%s', (place, expected) => {
  expect(parseLaunchOptions([`--place=${place}`], folder).place).toBe(expected);
});
