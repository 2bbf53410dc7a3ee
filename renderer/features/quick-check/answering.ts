/** What happens between one person's first question and the next one's. */
import { type QuickCheckRound, withChangedPerson, withPeople } from '../../../shared/guidance/quick-check-round.ts';
import { attempt } from '../../attempt.ts';
import { showOfRound } from './check-place.ts';
import { forgetPerson, startPerson, useCheck } from './check-state.ts';
import { type NamedRound, putRound } from './rounds.ts';

/** Somebody who left in the middle goes on where they were. */
export function askNext(round: string, replace = false): void {
  const state = useCheck.getState();
  const isUnderWay = state.round === round && state.changed === null && Object.keys(state.answers).length > 0;
  if (!isUnderWay) startPerson(round);
  showOfRound(round, 'ask', null, replace);
}

export async function startRound(name: string, round: QuickCheckRound): Promise<void> {
  await putRound(name, round);
  askNext(name);
}

/** Keeps the sheet that is filled in; one without an answer is nobody's. */
export function finishPerson({ name, round }: NamedRound): Promise<void> {
  return attempt(async () => {
    const { answers, changed } = useCheck.getState();
    const isEmpty = Object.keys(answers).length === 0;
    const kept = isEmpty ? null : await keep();
    forgetPerson();
    showOfRound(name, 'done', kept, true);

    async function keep(): Promise<number> {
      if (changed !== null) {
        await putRound(name, withChangedPerson(round, { ...changed, answers }));
        return changed.id;
      }
      const grown = withPeople(round, [{ name: null, group: null, answers, answeredAt: Date.now() }]);
      await putRound(name, grown);
      return grown.people.at(-1)?.id ?? 0;
    }
  });
}
