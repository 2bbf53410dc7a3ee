import { Menu, type WebContents } from 'electron';
import type { Locale } from '../shared/i18n/catalog.ts';
import { contextMenuTemplate, type MenuOptions, menuTemplate } from './menu-template.ts';

/** Called anew when the language changes: a menu's labels are fixed once it is built. */
export function setApplicationMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

export function offerContextMenu(contents: WebContents, locale: () => Locale): void {
  contents.on('context-menu', (_event, { selectionText, isEditable }) => {
    const template = contextMenuTemplate(locale(), selectionText.trim() !== '', isEditable);
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}
