import { describe, expect, it } from 'vitest';
import { readConfig } from './read-config.ts';

describe('readConfig', () => {
  it('reads sections, subsections, quotes, comments and continued lines', () => {
    const text = `; first
[core]
\tbare = true # really
\tfileMode
[remote "Origin \\"x\\""]
\turl = "https://example.com/a#b.git" ; comment
[remote "origin"] url = https://example.com/\\
name.git
[Extensions]\r
\tobjectFormat = SHA256\r
stray = 1
[include]
path = /etc/passwd
`;
    expect(Object.fromEntries(readConfig(text))).toEqual({
      'core.bare': 'true',
      'core.filemode': 'true',
      'remote.Origin "x".url': 'https://example.com/a#b.git',
      'remote.origin.url': 'https://example.com/name.git',
      'extensions.objectformat': 'SHA256',
      'extensions.stray': '1',
      'include.path': '/etc/passwd',
    });
  });

  it('takes anything for text', () => {
    expect(readConfig('[branch "__proto__"]\npolluted = yes\n[').get('branch.__proto__.polluted')).toBe('yes');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
