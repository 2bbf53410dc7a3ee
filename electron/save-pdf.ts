import type { BrowserWindow, PrintToPDFOptions } from 'electron';
import { AppError } from '../shared/errors.ts';
import type { ShellInput, ShellOutput } from '../shared/shell-api.ts';
import { writeFileSafely } from './engine/report/write-file-safely.ts';
import { countPdfPages } from './pdf-pages.ts';

type Paper = ShellInput<'pdf.save'>['page'];

/**
 * A slide is 1280 × 720 CSS pixels, 96 to the inch. The page itself leaves the margins that it wants: those of the printer
 * have the window's colour, which is dark in a dark theme.
 */
const PAPER: Readonly<Record<Paper, NonNullable<PrintToPDFOptions['pageSize']>>> = {
  slide: { width: 1280 / 96, height: 720 / 96 },
  A4: 'A4',
};
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 } as const;

/** Writes what the page shows to a printer, under a title of its own. Throws 'write-failed', 'disk-full'. */
export async function savePdf(
  window: BrowserWindow,
  { path, page, title }: ShellInput<'pdf.save'>,
): Promise<ShellOutput['pdf.save']> {
  const pdf = await entitled(window, title, () =>
    window.webContents.printToPDF({
      pageSize: PAPER[page],
      margins: NO_MARGINS,
      printBackground: true,
      generateTaggedPDF: true,
    }),
  );
  const pages = countPdfPages(pdf);
  if (pages === 0) throw new AppError('internal', { detail: 'a PDF without pages' });
  await writeFileSafely(path, pdf);
  return { path, pages };
}

/** The PDF's title is the page's; the window keeps its own meanwhile. */
async function entitled<T>(window: BrowserWindow, title: string, print: () => Promise<T>): Promise<T> {
  const keep = (event: Electron.Event) => event.preventDefault();
  window.on('page-title-updated', keep);
  const before = window.getTitle();
  try {
    await setPageTitle(window, title);
    return await print();
  } finally {
    await setPageTitle(window, before);
    window.off('page-title-updated', keep);
  }
}

async function setPageTitle(window: BrowserWindow, title: string): Promise<void> {
  if (window.isDestroyed()) return;
  await window.webContents.executeJavaScript(`document.title = ${JSON.stringify(title)}; null`);
}
