import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Correction, CorrectionRow } from '../../../shared/corrections.ts';
import { takeBack } from '../../../shared/take-back.ts';
import { request } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { translate } from '../../i18n.ts';
import { notify } from '../../notify.ts';
import { useWorkspace } from '../../store/workspace.ts';

/** Stores what the user says. `before`: what was said so far, which Undo says again. */
export function sayCorrections(
  corrections: readonly Correction[],
  before: readonly CorrectionRow[],
  told: 'done' | 'taken-back' = 'done',
): void {
  void attempt(async () => {
    await request('corrections.change', { corrections });
    const id = 'correction';
    notifications.hide(id);
    const undo = () => {
      notifications.hide(id);
      void attempt(() =>
        request('corrections.change', { corrections: corrections.map((one) => saidBefore(one, before)) }),
      );
    };
    notify({
      id,
      message: (
        <>
          {translate(`corrections.${told}`)}{' '}
          <Button size="compact-xs" variant="light" onClick={undo}>
            {translate('corrections.undo')}
          </Button>
        </>
      ),
      autoClose: 12_000,
    });
  });
}

/** Takes back what was said. */
export function takeCorrectionsBack(rows: readonly CorrectionRow[]): void {
  sayCorrections(
    rows.map(({ correction }) => takeBack(correction)),
    rows,
    'taken-back',
  );
}

/** What was said of the same thing before, if anything. */
function saidBefore(correction: Correction, before: readonly CorrectionRow[]): Correction {
  const found = before.find((row) => isOfSame(row.correction, correction));
  return found?.correction ?? takeBack(correction);
}

function isOfSame(one: Correction, other: Correction): boolean {
  if (one.kind !== other.kind || one.deployment !== other.deployment) return false;
  return one.kind !== 'link' || other.kind !== 'link' || one.incident === other.incident;
}

export function useIsReadOnly(): boolean {
  return useWorkspace((state) => state.summary?.readOnly ?? true);
}
