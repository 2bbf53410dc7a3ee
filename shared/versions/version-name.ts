/** What a version is called, taken apart: sources write the same name in many ways. */

export interface VersionName {
  /** What names of one version have in common: without "v", "release-", package and service, in small letters. */
  readonly key: string;
  /** The key without a build: of "1.2.0+45" and of "1.2.0-abc1234" it is "1.2.0"; null = it names no build. */
  readonly base: string | null;
  /** SHA in the name, whole or short: of "1.2.0-abc1234" and of "v1.2.0-14-gabc1234" it is "abc1234". */
  readonly sha: string | null;
}

const SHORTEST_SHA = 7;
const WHOLE_SHA = 40;
const HEXADECIMAL = /^[0-9a-f]{7,64}$/;
const RELEASE_WORD = /^(?:refs\/tags\/|(?:release|releases|rel|version|ver)[-_/:. ]*(?=v?\d))/;
/** https://git-scm.com/docs/git-describe: so many commits after the tag. */
const DESCRIBED = /^(.+?)-(\d+)-g([0-9a-f]{7,40})(?:-dirty)?$/;
/** https://semver.org: what follows the + tells builds of one version apart. */
const METADATA = /^(\d[^+]*)\+(.+)$/;
/** As images are tagged: a version with dots, and a short SHA behind it. */
const WITH_SHA = /^(\d+(?:\.\d+)+(?:-[a-z][0-9a-z.]*)?)[-_.]g?([0-9a-f]{7,40})$/;

/** `services`: names of the service, which may stand before the version. */
export function parseVersionName(text: string, services: readonly string[]): VersionName {
  const key = withoutPrefixes(text.trim().toLowerCase(), services);
  const described = DESCRIBED.exec(key);
  if (described) return { key, base: described[2] === '0' ? (described[1] ?? null) : null, sha: described[3] ?? null };
  const metadata = METADATA.exec(key);
  if (metadata) return { key, base: metadata[1] ?? null, sha: shaIn(metadata[2] ?? '') };
  const [, base = null, sha = ''] = WITH_SHA.exec(key) ?? [];
  return shaIn(sha) === null ? { key, base: null, sha: null } : { key, base, sha };
}

function withoutPrefixes(text: string, services: readonly string[]): string {
  const prefixes = services.map((service) => service.trim().toLowerCase()).filter((service) => service !== '');
  let key = text;
  for (let before = ''; before !== key; ) {
    before = key;
    key = key.replace(RELEASE_WORD, '');
    // Sentry: package@version+build (https://docs.sentry.io/product/releases/naming-releases/).
    key = key.replace(/^[^@]+@(?=.)/, '');
    const prefix = prefixes.find(
      (service) => key.startsWith(service) && /^[-_/:@. ]+./.test(key.slice(service.length)),
    );
    if (prefix !== undefined) key = key.slice(prefix.length).replace(/^[-_/:@. ]+/, '');
    key = key.replace(/^v\.?(?=\d)/, '');
  }
  return key;
}

/** Digits alone are dates and numbers of builds more often than SHAs. */
function shaIn(text: string): string | null {
  const sha = text.replace(/^g(?=[0-9a-f])/, '');
  return couldBeSha(sha) && isLikelySha(sha) ? sha : null;
}

/** Whole or short; in small letters. */
export function couldBeSha(text: string): boolean {
  return text.length >= SHORTEST_SHA && HEXADECIMAL.test(text);
}

/** Without knowing any SHA that begins so. */
export function isLikelySha(text: string): boolean {
  return text.length >= WHOLE_SHA || (/[a-f]/.test(text) && /\d/.test(text));
}

/** "1.2" and "1.2.0-rc.1" are names that a person gives; two of them that differ are two versions. */
export function isDotted(key: string): boolean {
  return /^\d+\.\d+/.test(key);
}
