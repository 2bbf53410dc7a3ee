import { matchRepository, type ReadRepository, repositoryKey, shortName } from './repository-names.ts';

export interface RepositoryCodes {
  /** Code -> name to show; repositories that were read come first, in their order, from code 1. */
  readonly texts: readonly string[];
  readonly read: number;
  /** Code of what an export calls a repository (row of repository_name), 0 = nothing. */
  codeOf(nameId: unknown): number;
}

export function createRepositoryCodes(
  read: readonly ReadRepository[],
  names: ReadonlyMap<number, string>,
): RepositoryCodes {
  const texts = ['', ...read.map((repository) => uniqueName(repository, read))];
  const codeOfKey = new Map<string, number>();
  const codeOfId = new Map<number, number>();

  function find(name: string): number {
    const match = matchRepository(name, read);
    if (match) return read.indexOf(match) + 1;
    const key = repositoryKey(name);
    const known = codeOfKey.get(key);
    if (known !== undefined) return known;
    const code = texts.push(shortName(name)) - 1;
    codeOfKey.set(key, code);
    return code;
  }

  return {
    texts,
    read: read.length,
    codeOf(nameId) {
      if (typeof nameId !== 'number') return 0;
      const known = codeOfId.get(nameId);
      if (known !== undefined) return known;
      const name = names.get(nameId) ?? '';
      const code = repositoryKey(name) === '' ? 0 : find(name);
      codeOfId.set(nameId, code);
      return code;
    },
  };
}

function uniqueName(repository: ReadRepository, read: readonly ReadRepository[]): string {
  return read.some((other) => other !== repository && other.name === repository.name)
    ? repository.source
    : repository.name;
}
