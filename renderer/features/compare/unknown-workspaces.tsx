import { Button } from '@mantine/core';
import type { SliceChoice } from '../../../shared/compare/slice-text.ts';
import { attempt } from '../../attempt.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useText } from '../../i18n.ts';
import { chooseOtherWorkspace } from './known-workspaces.ts';
import { placeSlices } from './slices-place.ts';

interface UnknownProps {
  readonly choices: readonly SliceChoice[];
  readonly paths: readonly string[];
}

/** A saved comparison may name files that were never opened here: the user says which they are. */
export function UnknownWorkspaces({ choices, paths }: UnknownProps) {
  const { t } = useText();
  const [path = ''] = paths;
  async function choose(): Promise<void> {
    const chosen = await chooseOtherWorkspace();
    if (chosen === null) return;
    placeSlices(choices.map((choice) => (choice.workspace === path ? { ...choice, workspace: chosen } : choice)));
  }
  return (
    <EmptyState level={2} title={t('compare.unknown.title')} text={t('compare.unknown.text', { path })}>
      <Button onClick={() => void attempt(choose)}>{t('compare.add.choose-file')}</Button>
      <Button variant="default" onClick={() => placeSlices(choices.filter(({ workspace }) => workspace !== path))}>
        {t('compare.slices.remove')}
      </Button>
    </EmptyState>
  );
}
