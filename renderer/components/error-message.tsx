import { Stack } from '@mantine/core';
import type { ErrorData } from '../../shared/errors.ts';
import { errorText } from '../error-text.ts';
import { useText } from '../i18n.ts';
import { CopyButton } from './copy-button.tsx';

/** What happened and what to do, with the details to pass on. */
export function ErrorMessage({ error }: { readonly error: ErrorData }) {
  const { t } = useText();
  return (
    <Stack gap={6} align="flex-start">
      {errorText(error)}
      <CopyButton size="compact-xs" text={JSON.stringify(error)} label={t('app.states.copy-details')} />
    </Stack>
  );
}
