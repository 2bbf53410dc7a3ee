import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { shell } from '../api.ts';
import { attempt } from '../attempt.ts';
import { useText } from '../i18n.ts';

interface CopyButtonProps extends Pick<ButtonProps, 'size'> {
  readonly text: string;
  readonly label: string;
}

export function CopyButton({ text, label, size = 'sm' }: CopyButtonProps) {
  const { t } = useText();
  const [copied, setCopied] = useState<string | null>(null);
  async function copy(): Promise<void> {
    await shell('clipboard.write-text', { text });
    setCopied(text);
  }
  return (
    <Button variant="default" size={size} onClick={() => void attempt(copy)}>
      {copied === text ? t('app.states.copied') : label}
    </Button>
  );
}
