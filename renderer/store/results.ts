/**
 * Answers of the engine, kept by question until the data changes. A screen asks with `useAnswer`; while a new answer is
 * on its way the one before stays in view, marked as updating, so that nothing jumps.
 */

import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { RequestInput, RequestName, RequestOutput } from '../../shared/api.ts';
import { type ErrorData, toErrorData } from '../../shared/errors.ts';
import { keepLatest } from '../../shared/keep-latest.ts';
import { request } from '../api.ts';

interface Entry {
  readonly epoch: number;
  readonly value: unknown;
  readonly error: ErrorData | null;
  readonly pending: boolean;
}

interface ResultsState {
  /** Of the workspace's data, as the engine counts. */
  readonly generation: number;
  /** Raised when the data changed or a refresh was asked for: answers of an older epoch are stale. */
  readonly epoch: number;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** Enough for going back and forth; older answers are asked again. */
const KEPT_ANSWERS = 60;

export const useResults = create<ResultsState>()(() => ({ generation: 0, epoch: 0, entries: new Map() }));

export function setGeneration(generation: number): void {
  if (useResults.getState().generation !== generation) {
    useResults.setState(({ epoch }) => ({ generation, epoch: epoch + 1 }));
  }
}

/** Makes every answer stale: it is asked again where it is shown. */
export function refreshResults(): void {
  useResults.setState(({ epoch }) => ({ epoch: epoch + 1 }));
}

export function forgetResults(): void {
  useResults.setState({ entries: new Map() });
}

export function questionKey(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`;
}

/** Asks unless a fresh answer is there or on its way. */
export async function ask<N extends RequestName>(name: N, input: RequestInput<N>): Promise<void> {
  const { epoch, entries } = useResults.getState();
  const key = questionKey(name, input);
  const entry = entries.get(key);
  if (entry !== undefined && entry.epoch === epoch && (entry.pending || entry.error === null)) return;
  put(key, { epoch, value: entry?.value ?? null, error: null, pending: true });
  try {
    const value = await request(name, input);
    settle(key, { epoch, value, error: null, pending: false });
  } catch (error) {
    settle(key, { epoch, value: null, error: toErrorData(error), pending: false });
  }
}

/** An answer that came otherwise, with what changed the thing asked about. */
export function keepAnswer<N extends RequestName>(name: N, input: RequestInput<N>, value: RequestOutput[N]): void {
  put(questionKey(name, input), { epoch: useResults.getState().epoch, value, error: null, pending: false });
}

function put(key: string, entry: Entry): void {
  const entries = new Map(useResults.getState().entries);
  keepLatest(entries, key, entry, KEPT_ANSWERS);
  useResults.setState({ entries });
}

/** An answer that was overtaken (asked again, or forgotten with its workspace) is dropped. */
function settle(key: string, entry: Entry): void {
  const current = useResults.getState().entries.get(key);
  if (current?.pending === true && current.epoch === entry.epoch) put(key, entry);
}

export interface Answer<T> {
  readonly value: T | null;
  readonly error: ErrorData | null;
  /** A newer answer is on its way; `value` is the one before, if any. */
  readonly updating: boolean;
}

/** `input` null = nothing to ask yet. */
export function useAnswer<N extends RequestName>(name: N, input: RequestInput<N> | null): Answer<RequestOutput[N]> {
  const epoch = useResults((state) => state.epoch);
  const key = input === null ? null : questionKey(name, input);
  const entry = useResults((state) => (key === null ? undefined : state.entries.get(key)));
  const shown = useRef<RequestOutput[N] | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for name and input; a new epoch asks again
  useEffect(() => {
    if (input !== null) void ask(name, input);
  }, [key, epoch]);

  // The key names the request, so its entry holds that request's output.
  const own = (entry?.value ?? null) as RequestOutput[N] | null;
  if (own !== null) shown.current = own;
  const error = entry?.error ?? null;
  return {
    value: own ?? (error === null ? shown.current : null),
    error,
    updating: key !== null && (entry?.pending ?? true),
  };
}
