import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ShellInput } from '../../shared/shell-api.ts';
import { shell } from '../api.ts';
import { attempt } from '../attempt.ts';
import { notify } from '../notify.ts';
import classes from './printout.module.css';
import { SavedFile } from './saved-file.tsx';

interface PdfOptions {
  readonly page: ShellInput<'pdf.save'>['page'];
  /** Of the document; its file is named so too. */
  readonly title: string;
  /** What is said once it is saved. */
  readonly saved: (path: string, pages: number) => string;
}

/** `save` asks where to; while `isPrinting` a `Printout` has to be there. Cancelling leaves everything as it is. */
export function usePdf({ page, title, saved }: PdfOptions): {
  readonly isPrinting: boolean;
  readonly save: () => void;
} {
  const [isPrinting, setPrinting] = useState(false);
  const print = async () => {
    const path = await shell('dialog.save', { suggestedName: title, extension: 'pdf' });
    if (path === null) return;
    setPrinting(true);
    try {
      await drawn();
      const written = await shell('pdf.save', { path, page, title });
      const words = saved(written.path, written.pages);
      notify({ message: <SavedFile words={words} path={written.path} />, autoClose: 10_000 });
    } finally {
      setPrinting(false);
    }
  };
  return { isPrinting, save: () => void attempt(print) };
}

const FRAMES = 2;

/** What is printed is in the document and laid out, and its letters are there. A hidden window has no frames. */
async function drawn(): Promise<void> {
  for (let frame = 0; frame < FRAMES; frame++) {
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => resolve());
      setTimeout(resolve, 200);
    });
  }
  await document.fonts?.ready;
}

/** What a printer gets instead of the window: drawn out of sight. */
export function Printout({ children }: { readonly children: ReactNode }) {
  return createPortal(
    <div className={classes.print} aria-hidden="true" inert>
      {children}
    </div>,
    document.body,
  );
}
