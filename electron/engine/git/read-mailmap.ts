import type { OpenRepository } from './open-repository.ts';

export async function readMailmap(_repository: OpenRepository, _head: string | null): Promise<string | null> {
  return null;
}
