/** Environment names as the pattern of a view: exactly these and nothing else. */
export function environmentPattern(names: readonly string[]): string {
  return `^(?:${names.map(escapePattern).join('|')})$`;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
