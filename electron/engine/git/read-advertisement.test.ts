import { describe, expect, test } from 'vitest';
import { FLUSH, packet } from './packet-line.ts';
import { readAdvertisement } from './read-advertisement.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = 'c'.repeat(40);
const SERVICE = [packet('# service=git-upload-pack\n'), FLUSH];

/** In parts of some bytes. */
async function* sent(packets: readonly Buffer[], size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.concat(packets);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function ref(sha: string, name: string, capabilities?: string): Buffer {
  return packet(`${sha} ${name}${capabilities === undefined ? '' : `\0${capabilities}`}\n`);
}

describe('what a server says it has', () => {
  test('branches and tags, the default branch, what it can do, where its own history ends', async () => {
    const packets = [
      ...SERVICE,
      ref(A, 'HEAD', 'side-band-64k filter object-format=sha1 symref=HEAD:refs/heads/trunk agent=git/2.39'),
      ref(B, 'refs/heads/main'),
      ref(A, 'refs/heads/trunk'),
      ref(A, 'refs/heads/../../etc/hostname'),
      ref(B, 'refs/pull/1/head'),
      ref(C, 'refs/tags/v1'),
      ref(A, 'refs/tags/v1^{}'),
      packet(`shallow ${C}\n`),
      FLUSH,
    ];
    for (const size of [1, 5, 1000]) {
      const { refs, head, capabilities, shallow } = await readAdvertisement(sent(packets, size));
      expect([...refs]).toEqual([
        ['refs/heads/main', B],
        ['refs/heads/trunk', A],
        ['refs/tags/v1', C],
      ]);
      expect(head).toBe('refs/heads/trunk');
      expect(['side-band-64k', 'filter', 'object-format=sha1'].every((word) => capabilities.has(word))).toBe(true);
      expect(shallow).toEqual([C]);
    }
  });

  test('without a word on HEAD, a branch where HEAD is', async () => {
    const packets = [
      ...SERVICE,
      ref(A, 'HEAD', 'side-band-64k'),
      ref(B, 'refs/heads/b'),
      ref(A, 'refs/heads/c'),
      FLUSH,
    ];
    expect((await readAdvertisement(sent(packets))).head).toBe('refs/heads/c');
  });

  test('nothing, of an empty repository', async () => {
    const packets = [...SERVICE, ref('0'.repeat(40), 'capabilities^{}', 'side-band-64k'), FLUSH];
    const { refs, head, capabilities } = await readAdvertisement(sent(packets));
    expect([refs.size, head, capabilities.has('side-band-64k')]).toEqual([0, null, true]);
  });

  const whole = [...SERVICE, ref(A, 'HEAD', 'side-band-64k'), ref(A, 'refs/heads/main'), ref(B, 'refs/tags/v1'), FLUSH];

  test('cut anywhere, it is no shorter list', async () => {
    const bytes = Buffer.concat(whole);
    for (let length = 0; length < bytes.length; length++) {
      await expect(readAdvertisement(sent([bytes.subarray(0, length)])), String(length)).rejects.toThrow(
        /malformed|cut/,
      );
    }
  });

  test('what reading it throws is thrown', async () => {
    async function* breaking(): AsyncGenerator<Buffer> {
      yield Buffer.concat(whole.slice(0, 4));
      throw new Error('connection lost');
    }
    await expect(readAdvertisement(breaking())).rejects.toThrow('connection lost');
  });

  test.each([
    ['an error', [...SERVICE, packet('ERR access denied to you\n')]],
    ['a page', [Buffer.from('<!doctype html><title>Log in</title>')]],
  ])('%s is refused', async (_, packets) => {
    await expect(readAdvertisement(sent(packets))).rejects.toThrow('malformed');
  });
});
