/** Services and their teams as a table of two columns, to be copied to a spreadsheet and back. */
import { protectCell, unprotectCell } from './import/formula-safe.ts';
import type { MappedService, NameChoice } from './name-mapping.ts';

/** A line a service, its team behind a tab; other names of services are left out. */
export function teamListText(services: readonly MappedService[]): string {
  const rows = services.filter(({ aliasOf }) => aliasOf === null).map((one) => [one.name, teamOf(one)]);
  return [['service', 'team'], ...rows]
    .map((cells) => cells.map((cell) => protectCell(cell.replace(/[\t\r\n]+/g, ' '))).join('\t'))
    .join('\n');
}

export interface TeamListChanges {
  readonly choices: readonly NameChoice[];
  /** Names in the list that no service has. */
  readonly unknown: readonly string[];
}

/**
 * What a list changes: a team that a service does not have is given to it, an empty one takes back what the user said.
 * Columns are divided by tabs, semicolons or commas; the first line may be a header. Services that are not in the list,
 * and lines without a second column, stay as they are.
 */
export function readTeamList(text: string, services: readonly MappedService[]): TeamListChanges {
  const known = new Map(services.map((service) => [service.name, service]));
  const choices = new Map<string, NameChoice>();
  const unknown = new Set<string>();
  for (const [name, team] of rowsOf(text)) {
    if (team === undefined || name === undefined || name === '') continue;
    const found = known.get(name);
    const service = found?.aliasOf == null ? found : known.get(found.aliasOf);
    if (service === undefined) unknown.add(name);
    else if (team === '' && service.team !== null) choices.set(service.name, choiceOf(service.name, null));
    else if (team !== '' && team !== teamOf(service)) choices.set(service.name, choiceOf(service.name, team));
  }
  return { choices: [...choices.values()], unknown: [...unknown] };
}

function choiceOf(service: string, team: string | null): NameChoice {
  return { kind: 'team', service, team };
}

function teamOf({ team, rowTeam }: MappedService): string {
  return team ?? rowTeam ?? '';
}

const HEADER = /^(service|services|name|서비스|서비스명)$/i;

function rowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const delimiter = ['\t', ';', ','].find((one) => lines.some((line) => line.includes(one))) ?? '\t';
  const rows = lines.map((line) => cellsOf(line, delimiter));
  return HEADER.test(rows[0]?.[0] ?? '') ? rows.slice(1) : rows;
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest);
    const end = quoted === null ? rest.indexOf(delimiter) : rest.indexOf(delimiter, quoted[0].length);
    const cell = quoted?.[1]?.replaceAll('""', '"') ?? (end < 0 ? rest : rest.slice(0, end));
    cells.push(unprotectCell(cell.trim()));
    if (end < 0) return cells;
    rest = rest.slice(end + delimiter.length);
  }
}
