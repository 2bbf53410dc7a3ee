/**
 * Where the window is, in the fragment alone: `#/overview?team=a`. The page's own address never changes, and the whole
 * place (screen and filters) is one string that back, forward and a saved view restore.
 */
import { useSyncExternalStore } from 'react';
import { filterPart } from './filters.ts';
import { carryScroll, forgetScroll } from './scroll-memory.ts';

type Navigate = (to: string, options?: { readonly replace?: boolean }) => void;

/** Asked before the window goes to another place (`#/levels?…`): false = it stays, and may `go` later. */
export type LeaveGuard = (target: string, go: () => void) => boolean;
let leaveGuard: LeaveGuard | null = null;

/** One at a time; null = nobody is asked. Back and forward are not held up. */
export function guardLeaving(guard: LeaveGuard | null): void {
  leaveGuard = guard;
}

function place(): string {
  const fragment = window.location.hash.replace(/^#/, '');
  return fragment.startsWith('/') ? fragment : `/${fragment}`;
}

function path(): string {
  return place().split('?')[0] ?? '/';
}

function search(): string {
  return place().split('?')[1] ?? '';
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    window.removeEventListener('popstate', listener);
  };
}

/** Goes to a place ("/failures?team=a"). One that names no filters keeps those in force. */
export const navigate: Navigate = (to, options = {}) => {
  const [toPath, toQuery] = to.split('?');
  const query = toQuery ?? filterPart(search());
  const target = `#${toPath}${query === '' ? '' : `?${query}`}`;
  if (target === window.location.hash || leaveGuard?.(target, () => navigate(to, options)) === false) return;
  if (toPath === path()) carryScroll(window.location.hash, target);
  else forgetScroll(target);
  if (options.replace === true) window.history.replaceState(null, '', target);
  else window.history.pushState(null, '', target);
  // pushState says nothing to anyone.
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};

export function usePath(): [string, Navigate] {
  return [useSyncExternalStore(subscribe, path), navigate];
}

export function useQuery(): string {
  return useSyncExternalStore(subscribe, search);
}

/** One value of the query: what changes beside it says nothing to whoever asks for this one. */
export function useQueryParam(name: string): string | null {
  return useSyncExternalStore(subscribe, () => parts().params.get(name));
}

/** The filters of the query: what a screen keeps beside them says nothing to whoever asks for these. */
export function useFilterQuery(): string {
  return useSyncExternalStore(subscribe, () => parts().filters);
}

let read = { query: '', params: new URLSearchParams(), filters: '' };

/** Many ask for parts of the same query: it is read once. */
function parts(): typeof read {
  const query = search();
  if (query !== read.query) read = { query, params: new URLSearchParams(query), filters: filterPart(query) };
  return read;
}

usePath.searchHook = useQuery;
usePath.hrefs = (to: string): string => `#${to}`;

export function currentPath(): string {
  return path();
}

export function currentQuery(): string {
  return search();
}
