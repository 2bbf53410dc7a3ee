import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** A small value of the application's own, such as its preferences, kept in a file. */
export interface JsonFile<T> {
  get(): T;
  set(value: T): void;
}

/**
 * Reads the file once; what is absent, damaged or of another shape counts as `fallback`, since such a file must never
 * keep the application from starting. Written beside and renamed, so that a crash leaves the old value.
 */
export function openJsonFile<T>(file: string, schema: z.ZodType<T>, fallback: T): JsonFile<T> {
  let current = readValue(file, schema) ?? fallback;
  return {
    get: () => current,
    set(value) {
      current = value;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.part`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
      renameSync(`${file}.part`, file);
    },
  };
}

function readValue<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
