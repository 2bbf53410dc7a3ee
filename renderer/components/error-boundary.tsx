import { Button, Group, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { useScreenReady } from '../screen-ready.ts';
import { CopyButton } from './copy-button.tsx';
import classes from './message.module.css';

interface State {
  readonly failure: string | null;
}

/** Keeps a screen that throws from taking the window with it. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { failure: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return <ScreenFailed details={failure} onRetry={() => this.setState({ failure: null })} />;
  }
}

function ScreenFailed({ details, onRetry }: { readonly details: string; readonly onRetry: () => void }) {
  const { t } = useText();
  useScreenReady(true);
  return (
    <section className={classes.message} role="alert">
      <Title order={1} className={classes.title}>
        {t('app.states.screen-failed')}
      </Title>
      <Text className={classes.text}>{t('app.states.screen-failed-text')}</Text>
      <Group gap="xs">
        <Button onClick={onRetry}>{t('app.states.retry')}</Button>
        <CopyButton text={details} label={t('app.states.copy-details')} />
      </Group>
    </section>
  );
}
