import { Button, Stack } from '@mantine/core';
import { shell } from '../api.ts';
import { attempt } from '../attempt.ts';
import { useText } from '../i18n.ts';

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
