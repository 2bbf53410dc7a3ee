import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { currentQuery, navigate, usePath, useQuery } from './location.ts';
import { changeFilters, setScreenParam } from './view.ts';

beforeEach(() => window.history.replaceState(null, '', '#/overview'));

test('another screen keeps the filters and leaves the rest behind', () => {
  navigate('/deployments?team=a&search=x&open=3');
  navigate('/failures');
  expect(window.location.hash).toBe('#/failures?team=a');
  navigate('/overview?');
  expect(window.location.hash).toBe('#/overview');
});

test('a filter changed on a screen keeps what the screen has there', () => {
  navigate('/deployments?search=x');
  changeFilters({ services: ['a & b', '한글'] });
  expect(new URLSearchParams(currentQuery()).getAll('service')).toEqual(['a & b', '한글']);
  expect(new URLSearchParams(currentQuery()).get('search')).toBe('x');
  setScreenParam('search', null);
  expect(new URLSearchParams(currentQuery()).get('search')).toBeNull();
});

test('whoever shows the place is told, also when the history goes back', async () => {
  const { result } = renderHook(() => [usePath()[0], useQuery()]);
  act(() => navigate('/failures?team=a'));
  expect(result.current).toEqual(['/failures', 'team=a']);
  await act(async () => {
    const told = new Promise((resolve) => {
      window.addEventListener('popstate', resolve, { once: true });
    });
    window.history.back();
    await told;
  });
  expect(result.current).toEqual(['/overview', '']);
});
