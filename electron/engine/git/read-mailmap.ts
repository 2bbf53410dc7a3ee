import type { OpenRepository } from './open-repository.ts';
import type { SharedObjects } from './read-object.ts';

export async function readMailmap(
  _repository: OpenRepository,
  _head: string | null,
  _o: SharedObjects,
): Promise<string | null> {
  return null;
}
