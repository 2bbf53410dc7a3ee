/**
 * A repository with releases as teams make them, through fast-import: features merged, maintenance branches beside the
 * main line, tags of both kinds in between, by the clock and not by the branch.
 */
import { git } from './fixture.ts';

const HOUR = 3600;

interface Line {
  readonly branch: string;
  readonly major: number;
  /** Mark of its last commit. */
  tip: number;
  minor: number;
  /** The tip has a release. */
  released: boolean;
  /** Mark of the commit released last, 0 = none. */
  last: number;
}

interface Writing {
  readonly parts: string[];
  readonly lines: Line[];
  readonly random: (below: number) => number;
  marks: number;
  /** Unix seconds. */
  clock: number;
}

/** As many releases `v1.0` …; also v1, v2, … that moved along, and `nightly-…`, which are none. */
export function writeReleasedRepository(folder: string, seed: number, releases: number): void {
  const writing: Writing = {
    parts: [],
    lines: [],
    random: createRandom(seed),
    marks: 0,
    clock: Date.UTC(2023, 0, 2) / 1000,
  };
  writing.lines.push({
    branch: 'main',
    major: 1,
    tip: writeCommit(writing, 'main', []),
    minor: 0,
    released: false,
    last: 0,
  });
  for (let made = 0; made < releases; ) {
    const line = step(writing);
    if (line.released || writing.random(3) > 0) continue;
    release(writing, line);
    made++;
  }
  for (const { major, last } of writing.lines) {
    if (last > 0) writing.parts.push(`reset refs/tags/v${major}\nfrom :${last}\n\n`);
  }
  git(folder, ['fast-import', '--quiet'], { input: writing.parts.join('') });
}

function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Something happens on a line, which is returned. */
function step(writing: Writing): Line {
  const { lines, random } = writing;
  const main = lines[0] as Line;
  const what = random(100);
  if (what < 25) return extend(writing, main, [writeFeature(writing, main.tip)]);
  if (what < 32 && lines.length > 1) return extend(writing, main, [pick(writing).tip]);
  if (what < 55) return extend(writing, pick(writing), []);
  if (what < 58 && main.released) return branchOff(writing, main);
  return extend(writing, main, []);
}

function pick({ lines, random }: Writing): Line {
  return lines[random(lines.length)] as Line;
}

/** A merge where there is something to be merged. */
function extend(writing: Writing, line: Line, merged: readonly number[]): Line {
  const others = merged.filter((mark) => mark !== line.tip);
  line.tip = writeCommit(writing, line.branch, [line.tip, ...others]);
  line.released = false;
  return line;
}

function writeFeature(writing: Writing, from: number): number {
  let tip = from;
  for (let left = 1 + writing.random(4); left > 0; left--) tip = writeCommit(writing, 'feature', [tip]);
  return tip;
}

/** The main line goes on with the next major version, the maintenance branch with this one. */
function branchOff(writing: Writing, main: Line): Line {
  const { major, tip, minor } = main;
  writing.lines.push({ branch: `release-${major}`, major, tip, minor, released: true, last: tip });
  Object.assign(main, { major: Math.max(...writing.lines.map((line) => line.major)) + 1, minor: 0, last: 0 });
  return extend(writing, main, []);
}

/** Authors write some days before, or have a clock that is ahead. */
function writeCommit(writing: Writing, branch: string, [first, ...merged]: readonly number[]): number {
  const { parts, random } = writing;
  writing.clock += 60 + random(9 * HOUR);
  const authored = writing.clock - (random(20) === 0 ? -random(48 * HOUR) : random(120 * HOUR));
  const message = `Change ${++writing.marks}`;
  const who = `Author ${random(5)} <a${random(5)}@example.com>`;
  parts.push(
    `commit refs/heads/${branch}\nmark :${writing.marks}\nauthor ${who} ${authored} +0900\n`,
    `committer ${who} ${writing.clock} -0330\ndata ${message.length}\n${message}\n`,
    first === undefined ? '' : `from :${first}\n`,
    ...merged.map((mark) => `merge :${mark}\n`),
    '\n',
  );
  return writing.marks;
}

/** Half of them annotated, some hours after the commit: meanwhile other lines go on. */
function release(writing: Writing, line: Line): void {
  const { parts, random } = writing;
  const name = `v${line.major}.${line.minor++}`;
  line.released = true;
  line.last = line.tip;
  if (random(2) === 0) {
    parts.push(`reset refs/tags/${name}\nfrom :${line.tip}\n\n`);
  } else {
    const at = writing.clock + 1 + random(30 * HOUR);
    parts.push(
      `tag ${name}\nfrom :${line.tip}\ntagger Release <r@example.com> ${at} +0000\ndata ${name.length}\n${name}\n`,
    );
  }
  if (random(3) === 0) parts.push(`reset refs/tags/nightly-${line.tip}\nfrom :${line.tip}\n\n`);
}
