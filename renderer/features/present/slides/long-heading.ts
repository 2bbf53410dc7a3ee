/** Letters that fill the lines that a large heading has. */
const MOST = 52;

/** Whether a heading is to be set smaller. */
export function isLong(heading: string): boolean {
  return heading.length > MOST;
}
