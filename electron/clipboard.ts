/** What goes to the clipboard beside plain text: Electron 45 on takes items by type, runtimes before it have calls of their own. */
import { ClipboardItem, clipboard, nativeImage } from 'electron';
import { AppError } from '../shared/errors.ts';
import { htmlTable, type TextTable, tabSeparated } from '../shared/table-text.ts';

interface EarlierClipboard {
  write(data: { readonly text: string; readonly html: string }): void;
  writeImage(image: Electron.NativeImage): void;
}

function earlierClipboard(): EarlierClipboard | null {
  return 'writeImage' in clipboard ? (clipboard as unknown as EarlierClipboard) : null;
}

/** As text for a spreadsheet and as HTML for a document. */
export async function copyTable(table: TextTable): Promise<null> {
  const text = tabSeparated(table);
  const html = htmlTable(table);
  const earlier = earlierClipboard();
  if (earlier !== null) earlier.write({ text, html });
  else await clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': html })]);
  return null;
}

/** `png` in base64. Gives the picture's size in pixels; throws 'bad-request' for what is no picture. */
export async function copyImage(png: string): Promise<{ readonly width: number; readonly height: number }> {
  const bytes = Buffer.from(png, 'base64');
  const image = nativeImage.createFromBuffer(bytes);
  if (image.isEmpty()) throw new AppError('bad-request', { name: 'clipboard.write-image', detail: 'no picture' });
  const earlier = earlierClipboard();
  if (earlier !== null) earlier.writeImage(image);
  else await clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
  return image.getSize();
}
