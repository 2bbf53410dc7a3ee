import { expect, test } from 'vitest';
import { nameOfPath } from './receive-paths.ts';

test('a workspace is named after what was handed in, without its ending', () => {
  const paths = [
    '/clients/acme/2024.csv',
    '/clients/acme/',
    'C:\\clients\\North bank\\deployments.2024.json',
    'https://github.com/acme/shop.git',
    '/x/.hidden',
  ];
  expect(paths.map(nameOfPath)).toEqual(['2024', 'acme', 'deployments.2024', 'shop', '.hidden']);
});
