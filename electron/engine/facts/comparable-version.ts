/** "v1.2.0" and "1.2.0" are one version: the text without the v. */
export function comparableVersion(text: string): string {
  return /^v\d/i.test(text) ? text.slice(1) : text;
}
