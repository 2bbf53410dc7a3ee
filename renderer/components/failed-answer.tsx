import { Button, Group, Text } from '@mantine/core';
import type { ErrorData } from '../../shared/errors.ts';
import { errorText } from '../error-text.ts';
import { useText } from '../i18n.ts';
import { refreshResults } from '../store/results.ts';
import { CopyButton } from './copy-button.tsx';
import classes from './message.module.css';

/** In place of what could not be asked: what happened, again, details. */
export function FailedAnswer({ error }: { readonly error: ErrorData }) {
  const { t } = useText();
  return (
    <section className={classes.message} role="alert">
      <Text className={classes.text}>{errorText(error)}</Text>
      <Group gap="xs">
        <Button onClick={refreshResults}>{t('app.states.retry')}</Button>
        <CopyButton text={JSON.stringify(error)} label={t('app.states.copy-details')} />
      </Group>
    </section>
  );
}
