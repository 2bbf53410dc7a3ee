import { Button, Stack } from '@mantine/core';
import { shell } from '../api.ts';
import { attempt } from '../attempt.ts';
import { type TextTools, useText } from '../i18n.ts';
import { notify } from '../notify.ts';

interface SavedRows {
  readonly path: string;
  readonly rows: number;
}

/** Asks where to, has the table written there, and tells of it. `write`: null = it failed, which is told already. */
export async function saveCsv(
  suggestedName: string,
  write: (path: string) => Promise<SavedRows | null>,
  { t }: Pick<TextTools, 't'>,
): Promise<void> {
  const path = await shell('dialog.save', { suggestedName, extension: 'csv' });
  const saved = path === null ? null : await write(path);
  if (saved === null) return;
  const words = t('lists.csv.saved', { count: saved.rows, path: saved.path });
  notify({ message: <SavedFile words={words} path={saved.path} />, autoClose: 10_000 });
}

/** Tells that a file was written, and leads to it. */
export function SavedFile({ words, path }: { readonly words: string; readonly path: string }) {
  const { t } = useText();
  return (
    <Stack gap={4} align="flex-start">
      {words}
      <Button
        size="compact-xs"
        variant="light"
        onClick={() => void attempt(() => shell('shell.show-in-folder', { path }))}
      >
        {t('app.export.show')}
      </Button>
    </Stack>
  );
}
