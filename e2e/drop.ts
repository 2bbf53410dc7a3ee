import type { Page } from '@playwright/test';

/** Drops real files on the window, as a hand would: each is backed by its path on disk. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const input = await page.evaluateHandle(() => {
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.multiple = true;
    return picker;
  });
  await input.setInputFiles([...paths]);
  await input.evaluate((picker) => {
    const dataTransfer = new DataTransfer();
    for (const file of picker.files ?? []) dataTransfer.items.add(file);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
}
