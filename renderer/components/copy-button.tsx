import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useText } from '../i18n.ts';

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useText();
  const clipboard = useClipboard();
  return (
    <Button variant="default" onClick={() => clipboard.copy(text)}>
      {clipboard.copied ? t('app.states.copied') : label}
    </Button>
  );
}
