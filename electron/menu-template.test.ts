import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { commandIds, shortcuts } from '../shared/commands.ts';
import { contextMenuTemplate, type MenuOptions, menuTemplate } from './menu-template.ts';

function flatten(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

function build(options: Partial<MenuOptions> = {}): readonly MenuItemConstructorOptions[] {
  const defaults: MenuOptions = { locale: 'en', platform: 'linux', development: false, onCommand: () => {} };
  return flatten(menuTemplate({ ...defaults, ...options }));
}

test.each(['linux', 'win32', 'darwin'] as const)('on %s every command is in the menu once', (platform) => {
  const ids = build({ platform }).flatMap((item) => item.id ?? []);
  expect(ids.toSorted()).toEqual([...commandIds].toSorted());
});

test('choosing an item asks for its command', () => {
  const asked: string[] = [];
  for (const item of build({ onCommand: (id) => asked.push(id) })) {
    if (item.id) (item.click as () => void)();
  }
  expect(asked.toSorted()).toEqual([...commandIds].toSorted());
});

test('no two commands share a shortcut', () => {
  const keys = build().flatMap((item) => item.accelerator ?? []);
  expect(keys).toHaveLength(Object.keys(shortcuts).length);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain('CmdOrCtrl+K');
});

test.each(['linux', 'darwin'] as const)('on %s every item is labelled, in Korean too', (platform) => {
  const labelled = (locale: 'en' | 'ko') =>
    build({ platform, locale })
      .filter((item) => item.type !== 'separator')
      .map((item) => item.label);
  expect(labelled('en')).not.toContain(undefined);
  const korean = labelled('ko');
  expect(korean).toHaveLength(labelled('en').length);
  expect(korean.filter((label) => !/[가-힣]/.test(label ?? ''))).toEqual(platform === 'darwin' ? ['Doradeck'] : []);
});

test('developer tools are offered in development only', () => {
  const roles = (development: boolean) => build({ development }).map((item) => item.role);
  expect(roles(false)).not.toContain('toggleDevTools');
  expect(roles(false)).not.toContain('forceReload');
  expect(roles(true)).toContain('toggleDevTools');
});

test('the context menu offers what can be done with the text under the pointer', () => {
  const roles = (selection: boolean, editable: boolean) =>
    contextMenuTemplate('ko', selection, editable).map((item) => item.role);
  expect(roles(false, false)).toEqual([]);
  expect(roles(true, false)).toEqual(['copy']);
  expect(roles(false, true)).toEqual(['paste', 'selectAll']);
  expect(roles(true, true)).toEqual(['cut', 'copy', 'paste', 'selectAll']);
});
