import { expect, test } from 'vitest';
import type { ErrorCode } from '../../errors.ts';
import { createTranslator } from '../translator.ts';
import { errors } from './errors.ts';

/** The compiler finds a code without a text here; `kind` holds parts of texts. */
const { kind: _, ...all } = errors.en;
const codes = Object.keys(all satisfies Readonly<Record<ErrorCode, string>>) as ErrorCode[];

test('every error has a text in both languages, with the same placeholders', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();
  for (const code of codes) {
    expect(placeholders(errors.ko[code]), code).toEqual(placeholders(errors.en[code]));
    expect(placeholders(errors.en[code]).length > 0 || errors.ko[code] !== errors.en[code], code).toBe(true);
  }
});

test('a reason that is a code is said in words', () => {
  const params = { host: 'git.example.com', reason: 'status', status: 503 };
  expect(createTranslator('en')('errors.clone-failed', params)).toBe(
    'git.example.com: cloning failed: the server answered with status 503.',
  );
  expect(createTranslator('ko')('errors.clone-failed', params)).toBe(
    'git.example.com: 복제하지 못했습니다. 원인: 서버가 상태 코드 503번으로 응답했습니다.',
  );
});

test('names are shown as they are, whatever they hold', () => {
  const path = '/tmp/$t(errors.cancelled) {{reason}} <b>';
  expect(createTranslator('en')('errors.not-a-repository', { path, reason: 'x' })).toBe(
    `${path}: this is not a git repository.`,
  );
});
