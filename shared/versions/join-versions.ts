/**
 * One version, whatever each source calls it. Names of one key are one version. A name with a build and the same name
 * without are one where there is one build alone and no source has both. Names of one commit are one where no source
 * tells them apart. What the user says goes before all of it. Nothing depends on the order in which sources came.
 */
import { follow } from '../names.ts';
import { completeShas } from './complete-shas.ts';
import { couldBeSha, isDotted, isLikelySha, parseVersionName, type VersionName } from './version-name.ts';

/** The order in which a version gets its name from them. */
export const CLAIM_SOURCES = ['deployments', 'measurements', 'errors', 'tags'] as const;
export type ClaimSource = (typeof CLAIM_SOURCES)[number];

/** A source names a version, a commit, or both as the same thing. Tags name nothing by themselves. */
export interface VersionClaim {
  readonly source: ClaimSource;
  readonly name: string | null;
  readonly sha: string | null;
  /** When it was last so; null = nobody says. */
  readonly at: number | null;
}

export interface NamingRules {
  /** Names of the service. */
  readonly services: readonly string[];
  /** name -> version: what the user says. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface JoinedVersions {
  readonly versions: readonly JoinedVersion[];
  /** Index of what is called so, or that this commit is; -1 = it isn't named. */
  find(name: string | null, sha: string | null): number;
}
export interface JoinedVersion {
  /** Version text, else short SHA. */
  readonly name: string;
  /** Other texts that sources, or the user, have for it, in code order. */
  readonly aliases: readonly string[];
  /** As whole as they are known, in code order. */
  readonly shas: readonly string[];
}

const SHOWN_DIGITS = 8;

/** A name as it was written, and the first source that has it: when it had it last. */
interface WrittenName {
  readonly text: string;
  source: number;
  at: number;
}

/** What is known of the names of one key, or of one SHA that is a version's only name: mostly one of each. */
interface Node {
  readonly id: string;
  readonly names: WrittenName[];
  /** A bit for each of CLAIM_SOURCES. */
  sources: number;
  /** Of a name that moves on ("latest") there are thousands. */
  readonly shas: Set<string>;
  readonly parsed: VersionName | null;
  isAliased: boolean;
  /** Name that the user gives it. */
  said: string | null;
}

export function joinVersions(claims: readonly VersionClaim[], rules: NamingRules): JoinedVersions {
  const parse = remembered((name) => parseVersionName(name, rules.services));
  const complete = completeShas(shasIn(claims, parse));
  const nodes = new Map<string, Node>();
  const idOf = (name: string) => {
    const { key } = parse(name);
    return couldBeSha(key) && (isLikelySha(key) || complete(key).length >= 40) ? `sha ${complete(key)}` : `name ${key}`;
  };
  const nodeOf = (id: string, parsed: VersionName | null): Node => {
    const known = nodes.get(id);
    if (known) return known;
    const shas = new Set(id.startsWith('sha ') ? [id.slice(4)] : []);
    const node: Node = { id, parsed, names: [], sources: 0, shas, isAliased: false, said: null };
    nodes.set(id, node);
    return node;
  };
  for (const claim of claims) if (claim.source !== 'tags') addClaim(claim);
  for (const claim of claims) {
    const node = claim.source === 'tags' && claim.name !== null ? nodes.get(idOf(claim.name)) : undefined;
    if (node === undefined || claim.sha === null) continue;
    node.sources |= bitOf('tags');
    node.shas.add(complete(claim.sha.toLowerCase()));
  }

  function addClaim({ source, name, sha, at }: VersionClaim): void {
    const whole = sha === null ? null : complete(sha.trim().toLowerCase());
    if (name === null) {
      if (whole !== null) nodeOf(`sha ${whole}`, null).sources |= bitOf(source);
      return;
    }
    const parsed = parse(name);
    const node = nodeOf(idOf(name), parsed);
    addName(node, { text: name, source: CLAIM_SOURCES.indexOf(source), at: at ?? Number.NEGATIVE_INFINITY });
    node.sources |= bitOf(source);
    if (whole !== null) node.shas.add(whole);
    else if (parsed.sha !== null) node.shas.add(complete(parsed.sha));
  }

  const groups = createGroups(nodes);
  markAliases(rules.aliases, (name) => nodeOf(idOf(name), parse(name)));
  joinBuilds(nodes, groups);
  joinShas(nodes, groups);
  joinAliases(rules.aliases, (name) => nodeOf(idOf(name), parse(name)), groups);
  return describeAll(nodes, groups, idOf, complete);
}

function bitOf(source: ClaimSource): number {
  return 1 << CLAIM_SOURCES.indexOf(source);
}

function addName({ names }: Node, name: WrittenName): void {
  const before = names.find(({ text }) => text === name.text);
  if (before === undefined) names.push(name);
  else if (isBefore(name, before)) Object.assign(before, name);
}

function shasIn(claims: readonly VersionClaim[], parse: (name: string) => VersionName): Set<string> {
  const shas = new Set<string>();
  for (const { name, sha } of claims) {
    const parsed = name === null ? null : parse(name);
    for (const text of [sha?.trim().toLowerCase(), parsed?.key, parsed?.sha]) {
      if (text != null && couldBeSha(text)) shas.add(text);
    }
  }
  return shas;
}

/** Earlier source first, then the newest. */
function isBefore(a: { source: number; at: number }, b: { source: number; at: number }): boolean {
  return a.source !== b.source ? a.source < b.source : a.at > b.at;
}

interface Groups {
  rootOf(id: string): string;
  membersOf(id: string): readonly Node[];
  join(a: string, b: string): void;
}

function createGroups(nodes: ReadonlyMap<string, Node>): Groups {
  const parents = new Map<string, string>();
  const members = new Map<string, Node[]>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const membersOf = (id: string): Node[] => {
    const root = rootOf(id);
    const own = nodes.get(root);
    return members.get(root) ?? (own ? [own] : []);
  };
  return {
    rootOf,
    membersOf,
    join(a, b) {
      const [to, from] = [rootOf(a), rootOf(b)].sort() as [string, string];
      if (to === from) return;
      members.set(to, [...membersOf(to), ...membersOf(from)]);
      members.delete(from);
      parents.set(from, to);
    },
  };
}

function markAliases(aliases: ReadonlyMap<string, string>, nodeOf: (name: string) => Node): void {
  for (const name of aliases.keys()) nodeOf(name).isAliased = true;
}

function joinAliases(aliases: ReadonlyMap<string, string>, nodeOf: (name: string) => Node, groups: Groups): void {
  const end = follow(aliases);
  for (const name of [...aliases.keys()].sort()) {
    const version = end(name);
    if (version === name) continue;
    const target = nodeOf(version);
    target.said ??= version;
    groups.join(nodeOf(name).id, target.id);
  }
}

function joinBuilds(nodes: ReadonlyMap<string, Node>, groups: Groups): void {
  const builds = new Map<string, Node[]>();
  for (const node of nodes.values()) {
    const base = node.parsed?.base ?? null;
    if (base !== null) builds.set(base, [...(builds.get(base) ?? []), node]);
  }
  for (const [base, [build, ...others]] of builds) {
    const bare = nodes.get(`name ${base}`);
    if (!bare || !build || others.length > 0 || bare.isAliased || build.isAliased) continue;
    if (!areToldApart([bare], [build]) && areOfOneCommit(bare, build)) groups.join(bare.id, build.id);
  }
}

function areOfOneCommit(a: Node, b: Node): boolean {
  return a.shas.size === 0 || b.shas.size === 0 || [...a.shas].some((sha) => b.shas.has(sha));
}

/** Names of one commit; a name that moves from commit to commit ("latest") says nothing. */
function joinShas(nodes: ReadonlyMap<string, Node>, groups: Groups): void {
  const named = new Map<string, Node[]>();
  for (const node of nodes.values()) {
    const [sha, ...others] = node.shas;
    if (node.id.startsWith('sha ') || node.isAliased || sha === undefined || others.length > 0) continue;
    const known = named.get(sha);
    if (known) known.push(node);
    else named.set(sha, [node]);
  }
  const several = [...named].filter(([, all]) => all.length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, all] of several) {
    all.sort((a, b) => (a.id < b.id ? -1 : 1));
    // Of three names of which two are told apart, nobody can say whose the third is.
    const areOne = all.every((a, i) => all.slice(i + 1).every((b) => isOne(groups, a, b)));
    if (areOne) for (const node of all.slice(1)) groups.join((all[0] as Node).id, node.id);
  }
}

function isOne(groups: Groups, a: Node, b: Node): boolean {
  if (groups.rootOf(a.id) === groups.rootOf(b.id)) return true;
  if (isDotted(a.parsed?.key ?? '') && isDotted(b.parsed?.key ?? '')) return false;
  return !areToldApart(groups.membersOf(a.id), groups.membersOf(b.id));
}

function areToldApart(some: readonly Node[], others: readonly Node[]): boolean {
  return some.some((a) => others.some((b) => (a.sources & b.sources) !== 0));
}

function describeAll(
  nodes: ReadonlyMap<string, Node>,
  groups: Groups,
  idOf: (name: string) => string,
  complete: (sha: string) => string,
): JoinedVersions {
  const owners = ownersOfShas(nodes, groups);
  for (const [sha, owner] of owners) if (nodes.has(`sha ${sha}`)) groups.join(`sha ${sha}`, owner);
  const indexes = new Map<string, number>();
  const versions: JoinedVersion[] = [];
  for (const id of [...nodes.keys()].sort()) {
    const root = groups.rootOf(id);
    if (indexes.has(root)) continue;
    indexes.set(root, versions.length);
    versions.push(describe(groups.membersOf(root)));
  }
  const indexOf = (id: string) => (nodes.has(id) ? (indexes.get(groups.rootOf(id)) ?? -1) : -1);
  return {
    versions,
    find(name, sha) {
      if (name !== null) return indexOf(idOf(name));
      const whole = sha === null ? null : complete(sha.trim().toLowerCase());
      const owner = whole === null ? undefined : owners.get(whole);
      return whole === null ? -1 : indexOf(owner ?? `sha ${whole}`);
    },
  };
}

/** SHA -> the version it is another name of: where several carry it, the one that carried it last. */
function ownersOfShas(nodes: ReadonlyMap<string, Node>, groups: Groups): ReadonlyMap<string, string> {
  const owners = new Map<string, { readonly id: string; readonly at: number }>();
  for (const node of nodes.values()) {
    if (node.id.startsWith('sha ')) continue;
    const at = node.names.reduce((newest, name) => Math.max(newest, name.at), Number.NEGATIVE_INFINITY);
    for (const sha of node.shas) {
      const before = owners.get(sha);
      const isNewer = before === undefined || at > before.at || (at === before.at && node.id < before.id);
      if (isNewer) owners.set(sha, { id: node.id, at });
    }
  }
  return new Map([...owners].map(([sha, { id }]) => [sha, groups.rootOf(id)]));
}

function describe(members: readonly Node[]): JoinedVersion {
  const names = members
    .flatMap((node) => node.names)
    .sort((a, b) => a.source - b.source || b.at - a.at || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  const shas = [...new Set(members.flatMap((node) => [...node.shas]))].sort();
  const said = members.flatMap((node) => node.said ?? []).sort()[0];
  // A whole SHA as a name is shown as every SHA is.
  const text = names.find(({ text: one }) => !couldBeSha(one.toLowerCase()))?.text ?? shas[0]?.slice(0, SHOWN_DIGITS);
  const name = said ?? text ?? names[0]?.text ?? '';
  const aliases = [...new Set(names.map((one) => one.text))].filter((one) => one !== name).sort();
  return { name, aliases, shas };
}

function remembered<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = compute(text);
    known.set(text, value);
    return value;
  };
}
