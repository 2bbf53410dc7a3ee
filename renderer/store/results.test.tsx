import { act, renderHook, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../shared/api.ts';
import { forgetResults, refreshResults, setGeneration, useAnswer, useResults } from './results.ts';

let asked: { name: string; input: unknown; answer: (reply: Reply<unknown>) => void }[] = [];

beforeEach(() => {
  asked = [];
  useResults.setState({ generation: 0, epoch: 0, entries: new Map() });
  vi.stubGlobal('doradeck', {
    request: (name: string, input: unknown) =>
      new Promise<Reply<unknown>>((answer) => {
        asked.push({ name, input, answer });
      }),
  });
});

function rows(total: number) {
  return { ok: true as const, value: { total, offset: 0, rows: [] } };
}

function rejects(batchId: number) {
  return { batchId, offset: 0, limit: 10 };
}

test('two that ask the same are answered by one request', async () => {
  const one = renderHook(() => useAnswer('import.rejects', rejects(1)));
  const other = renderHook(() => useAnswer('import.rejects', rejects(1)));
  expect(asked).toHaveLength(1);
  expect(one.result.current).toEqual({ value: null, error: null, updating: true });
  await act(async () => asked[0]?.answer(rows(7)));
  expect(one.result.current).toEqual({ value: { total: 7, offset: 0, rows: [] }, error: null, updating: false });
  expect(other.result.current).toEqual(one.result.current);
});

test('the answer before stays in view until the next one is there', async () => {
  const { result, rerender } = renderHook(({ id }) => useAnswer('import.rejects', rejects(id)), {
    initialProps: { id: 1 },
  });
  await act(async () => asked[0]?.answer(rows(1)));
  rerender({ id: 2 });
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(result.current).toMatchObject({ value: { total: 1 }, updating: true });
  await act(async () => asked[1]?.answer(rows(2)));
  expect(result.current).toMatchObject({ value: { total: 2 }, updating: false });
  rerender({ id: 1 });
  expect(result.current).toMatchObject({ value: { total: 1 }, updating: false });
  expect(asked).toHaveLength(2);
});

test('changed data and a refresh ask again; the same generation does not', async () => {
  const { result } = renderHook(() => useAnswer('import.rejects', rejects(1)));
  await act(async () => asked[0]?.answer(rows(1)));
  act(() => setGeneration(0));
  expect(asked).toHaveLength(1);
  act(() => setGeneration(1));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(result.current).toMatchObject({ value: { total: 1 }, updating: true });
  await act(async () => asked[1]?.answer(rows(2)));
  act(() => refreshResults());
  await waitFor(() => expect(asked).toHaveLength(3));
});

test('an answer that was overtaken or forgotten is dropped', async () => {
  const { result } = renderHook(() => useAnswer('import.rejects', rejects(1)));
  act(() => setGeneration(5));
  await waitFor(() => expect(asked).toHaveLength(2));
  await act(async () => asked[0]?.answer(rows(1)));
  expect(result.current.value).toBeNull();
  await act(async () => asked[1]?.answer(rows(2)));
  expect(result.current.value).toMatchObject({ total: 2 });
  const late = renderHook(() => useAnswer('import.rejects', rejects(9)));
  act(() => forgetResults());
  await act(async () => asked[2]?.answer(rows(3)));
  expect(late.result.current.value).toBeNull();
});

test('an error is told, and asked again after a refresh', async () => {
  const { result } = renderHook(() => useAnswer('import.rejects', rejects(1)));
  await act(async () =>
    asked[0]?.answer({ ok: false, error: { code: 'not-found', params: { what: 'batch', id: 1 } } }),
  );
  expect(result.current).toEqual({
    value: null,
    error: { code: 'not-found', params: { what: 'batch', id: 1 } },
    updating: false,
  });
  act(() => refreshResults());
  await waitFor(() => expect(asked).toHaveLength(2));
  await act(async () => asked[1]?.answer(rows(4)));
  expect(result.current).toMatchObject({ value: { total: 4 }, error: null });
});
