import { Button } from '@mantine/core';
import { attempt } from '../attempt.ts';
import { runCommand } from '../commands.ts';
import { useText } from '../i18n.ts';
import { navigate } from '../store/location.ts';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';

/** Where nothing is imported yet: one's own data, or the sample. */
export function NothingImported(props: Omit<EmptyStateProps, 'children'>) {
  const { t } = useText();
  return (
    <EmptyState {...props}>
      <Button onClick={() => navigate('/data')}>{t('app.actions.import-data')}</Button>
      <Button variant="default" onClick={() => void attempt(() => runCommand('open-sample'))}>
        {t('app.actions.open-sample')}
      </Button>
    </EmptyState>
  );
}
