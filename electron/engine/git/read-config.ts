/**
 * A repository's configuration, read as data: nothing it names is run, no other file is included. Keys are
 * `section.name` or `section.subsection.name`, section and name in lower case (git-config, "Syntax").
 */
export function readConfig(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let section = '';
  // A backslash at the end of a line continues it.
  for (const raw of text.replaceAll('\r\n', '\n').replace(/\\\n/g, '').split('\n')) {
    const line = raw.trim();
    const head = /^\[\s*([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\](.*)$/.exec(line);
    if (head !== null) {
      const name = (head[1] ?? '').toLowerCase();
      section = head[2] === undefined ? name : `${name}.${head[2].replace(/\\(.)/g, '$1')}`;
    }
    const entry = /^([A-Za-z][A-Za-z0-9-]*)\s*(?:=\s*(.*))?$/.exec(head === null ? line : (head[3] ?? '').trim());
    if (entry !== null && section !== '') {
      values.set(`${section}.${(entry[1] ?? '').toLowerCase()}`, entry[2] === undefined ? 'true' : unquote(entry[2]));
    }
  }
  return values;
}

/** Quotes taken off, comments outside them cut, escapes resolved. */
function unquote(value: string): string {
  let text = '';
  let quoted = false;
  for (let index = 0; index < value.length; index++) {
    const character = value[index] ?? '';
    if (character === '"') quoted = !quoted;
    else if (character === '\\') {
      const next = value[++index] ?? '';
      text += next === 'n' ? '\n' : next === 't' ? '\t' : next;
    } else if (!quoted && (character === '#' || character === ';')) break;
    else text += character;
  }
  return text.trim();
}
