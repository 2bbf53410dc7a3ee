import type { CommitRecord } from '../../../shared/model.ts';
import { decodeText } from './decode-text.ts';
import { git, gitBytes } from './fixture.ts';

/** What git itself says of the commits reachable from some revisions. */
export function gitLog(folder: string, ...revisions: string[]): Map<string, Omit<CommitRecord, 'reverts'>> {
  const format = '%H%x00%P%x00%at%x00%ct%x00%an%x00%ae%x00%s%x00%(trailers:only,unfold)%x00%x01';
  const args = ['-c', 'i18n.logOutputEncoding=UTF-8', 'log', `--format=${format}`];
  const bytes = gitBytes(folder, [...args, ...(revisions.length > 0 ? revisions : ['HEAD'])], {
    env: { GIT_NO_REPLACE_OBJECTS: '1' },
  });
  const found = new Map<string, Omit<CommitRecord, 'reverts'>>();
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\0\x01\n', start);
    const fields: Buffer[] = [];
    for (let from = start; from <= end; ) {
      const nul = Math.min(bytes.indexOf(0, from), end);
      fields.push(bytes.subarray(from, nul));
      from = nul + 1;
    }
    const [sha = '', parents = '', authored = '', committed = ''] = fields.map((field) => field.toString('latin1'));
    const text = (index: number) => decodeText(fields[index] ?? Buffer.alloc(0), null);
    found.set(sha, {
      sha,
      parents: parents === '' ? [] : parents.split(' '),
      authorAt: Number(authored) * 1000,
      committerAt: Number(committed) * 1000,
      authorName: text(4),
      authorEmail: text(5),
      subject: text(6),
      trailers: trailersOf(text(7)),
    });
    start = end + 3;
  }
  return found;
}

/** `key: value` a line -> as they are stored. */
function trailersOf(lines: string): string | null {
  const pairs = lines.split('\n').filter((line) => line !== '');
  return pairs.length === 0
    ? null
    : JSON.stringify(pairs.map((line) => [line.split(':', 1)[0], line.replace(/^.*?: ?/, '')]));
}

/** A history of any shape, through fast-import: octopuses, criss-crosses, orphans, odd names, clocks that go back. */
export function importRandomHistory(folder: string, seed: number, count: number): void {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const names = ['Kim Minji', '김민지', 'O’Brien', 'a b  c', 'Ünal', '山田 太郎'];
  const parts: Buffer[] = [];
  for (let mark = 1; mark <= count; mark++) {
    const parents = mark === 1 || random(20) === 0 ? [] : [mark - 1 - random(Math.min(mark - 1, 6))];
    for (let extra = random(8) === 0 ? 1 + random(4) : 0; extra > 0 && parents.length > 0; extra--) {
      const parent = 1 + random(mark - 1);
      if (!parents.includes(parent)) parents.push(parent);
    }
    const who = `${names[random(names.length)]} <p${random(5)}@example.com>`;
    const at = 1_600_000_000 + mark * 600 - random(40_000);
    const message = Buffer.from(
      `Change ${mark}\n${random(3) === 0 ? 'folded on\n' : ''}\nbody ${'x'.repeat(random(200))}\n${random(4) === 0 ? `\nFixes: #${mark}\nReviewed-by: ${names[random(6)]}\n` : ''}`,
    );
    const branch = mark === count ? 'refs/heads/main' : `refs/heads/scratch-${mark}`;
    const lines = [
      `commit ${branch}`,
      `mark :${mark}`,
      `author ${who} ${at} +0545`,
      `committer ${who} ${at + random(5000)} -0330`,
      `data ${message.length}`,
    ];
    parts.push(Buffer.from(`${lines.join('\n')}\n`), message);
    parents.forEach((parent, index) => {
      parts.push(Buffer.from(`${index === 0 ? 'from' : 'merge'} :${parent}\n`));
    });
    // Joins everything, so that one tip reaches orphans and criss-crosses alike.
    if (mark === count) for (let other = 1; other < mark; other += 7) parts.push(Buffer.from(`merge :${other}\n`));
    parts.push(Buffer.from('\n'));
  }
  git(folder, ['fast-import', '--quiet', '--force'], { input: Buffer.concat(parts) });
}
