import { expect, test } from 'vitest';
import { underFilters } from './under-filters.ts';

test('a place keeps the filters in force', () => {
  window.location.hash = '#/advice?team=a&range=3mo';
  expect(underFilters('/lead-time?stage=review&sort=-review')).toBe(
    '/lead-time?team=a&range=3mo&stage=review&sort=-review',
  );
});

test('what a place filters by itself is not widened by the filters in force', () => {
  window.location.hash = '#/advice?service=cart&service=mail&range=3mo';
  expect(underFilters('/deployments?service=cart&only=failed')).toBe('/deployments?range=3mo&service=cart&only=failed');
});

test('names keep their letters', () => {
  window.location.hash = '#/advice?range=3mo';
  const place = underFilters(`/deployments?service=${encodeURIComponent('a&b=c')}`);
  expect(new URLSearchParams(place.split('?')[1]).get('service')).toBe('a&b=c');
});
