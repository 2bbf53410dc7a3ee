/** Everything that a page says to anybody: its elements as they are, its roles and names, and where the focus is. */
import { logRoles } from '@testing-library/dom';
import { vi } from 'vitest';

export function serialisePage(): string {
  const elements = [...document.querySelectorAll('*')];
  const typed = elements.flatMap((element) =>
    element instanceof HTMLInputElement ? [`${element.value}|${element.checked}`] : [],
  );
  const focus = document.activeElement === null ? -1 : elements.indexOf(document.activeElement);
  return withPlainIds(
    [
      document.documentElement.outerHTML,
      document.title,
      window.location.href,
      rolesAndNames(),
      `focus ${focus}`,
      ...typed,
    ].join('\n'),
  );
}

/** The library only ever writes them to the console. */
function rolesAndNames(): string {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  logRoles(document.body, { hidden: true });
  const said = log.mock.calls.join('\n');
  log.mockRestore();
  return said;
}

/** React numbers its ids on from one page to the next: here each is numbered by its first place on the page. */
function withPlainIds(page: string): string {
  const known = new Map<string, string>();
  return page.replace(/(?:mantine-)?_r_\w+_|mantine-[a-z0-9]{9}/g, (id) => {
    const plain = known.get(id) ?? `id-${known.size}`;
    known.set(id, plain);
    return plain;
  });
}
