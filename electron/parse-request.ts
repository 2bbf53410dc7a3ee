import type { z } from 'zod';
import { type RequestInput, type RequestName, requestSchemas } from '../shared/api.ts';
import { AppError } from '../shared/errors.ts';
import { type ShellInput, type ShellName, shellSchemas } from '../shared/shell-api.ts';
import { refuseShape } from './request-shape.ts';

export type EngineRequest = { [N in RequestName]: { readonly name: N; readonly input: RequestInput<N> } }[RequestName];
export type ShellRequest = { [N in ShellName]: { readonly name: N; readonly input: ShellInput<N> } }[ShellName];

/** Throws AppError('bad-request') for an unknown name and for input that is too large or not of the contract's shape. */
export function parseEngineRequest(name: unknown, input: unknown): EngineRequest {
  return parse(requestSchemas, name, input) as EngineRequest;
}

export function parseShellRequest(name: unknown, input: unknown): ShellRequest {
  return parse(shellSchemas, name, input) as ShellRequest;
}

function parse(schemas: Readonly<Record<string, z.ZodType>>, name: unknown, input: unknown): object {
  if (typeof name !== 'string') throw badRequest('', 'unknown request');
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (!schema) throw badRequest(name.slice(0, 64), 'unknown request');
  const refused = refuseShape(input);
  if (refused !== null) throw badRequest(name, refused);
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw badRequest(name, describeIssues(parsed.error));
  return { name, input: parsed.data };
}

/** Where and what kind; never the value, which may be a client's. */
function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'input'}: ${issue.code}`)
    .join('; ');
}

function badRequest(name: string, detail: string): AppError {
  return new AppError('bad-request', { name, detail });
}
