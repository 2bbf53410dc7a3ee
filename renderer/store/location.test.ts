import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { currentQuery, navigate, usePath, useQuery } from './location.ts';
import { useScrollMemory } from './scroll-memory.ts';
import { changeFilters, openCommit, openDrawer, setScreenParam, useIsTopDrawer, useOpenCommit } from './view.ts';

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

test('of the drawers in the location the last opened is on top, also when it was open below', () => {
  const top = () => {
    const { result } = renderHook(() => (['open', 'commit', 'change'] as const).filter((name) => useIsTopDrawer(name)));
    return result.current;
  };
  expect(top()).toEqual([]);
  act(() => openDrawer('open', '7'));
  act(() => openCommit('acme/shop@home', 'a94a8fe5'));
  expect(top()).toEqual(['commit']);
  expect(renderHook(() => useOpenCommit()).result.current).toEqual({ repo: 'acme/shop@home', sha: 'a94a8fe5' });
  act(() => openDrawer('open', '8'));
  expect(top()).toEqual(['open']);
  act(() => setScreenParam('open', null));
  expect(top()).toEqual(['commit']);
});

test('a place shown over another keeps what was scrolled to; another screen begins at the top', () => {
  const element = document.createElement('div');
  const scrollAt = (place: string) => {
    window.history.replaceState(null, '', place);
    const { unmount } = renderHook(() => useScrollMemory({ current: element }));
    unmount();
    return element.scrollTop;
  };
  navigate('/lead-time');
  const { unmount } = renderHook(() => useScrollMemory({ current: element }));
  element.scrollTop = 300;
  element.dispatchEvent(new Event('scroll'));
  act(() => openDrawer('open', '7'));
  const open = window.location.hash;
  unmount();
  element.scrollTop = 0;
  act(() => navigate('/overview'));
  expect(scrollAt('#/overview')).toBe(0);
  expect(scrollAt(open)).toBe(300);
});
