/** What was set up for the last game: teams come back with their names. */
import { create } from 'zustand';
import { FEWEST_TEAMS, MOST_TEAMS } from './host-game.ts';
import { isRecord, keep, readKept } from './session-kept.ts';

export interface TeamPlan {
  readonly teams: number;
  /** Typed names by team; '' = named after its shape. */
  readonly names: readonly string[];
  /** Of the first three places. */
  readonly prizes: readonly string[];
  /** null = each question's own; 0 = no count-down. */
  readonly seconds: number | null;
}

export const PRIZES = 3;
const KEPT = 'quiz-teams-1';
const START: TeamPlan = {
  teams: FEWEST_TEAMS,
  names: Array.from({ length: MOST_TEAMS }, () => ''),
  prizes: Array.from({ length: PRIZES }, () => ''),
  seconds: null,
};

export const useTeamPlan = create<TeamPlan>()(() => readKept(KEPT, isTeamPlan) ?? START);

useTeamPlan.subscribe((plan) => keep(KEPT, plan));

export function changePlan(patch: Partial<TeamPlan>): void {
  useTeamPlan.setState(patch);
}

export function replaceAt(texts: readonly string[], at: number, text: string): readonly string[] {
  return texts.map((before, index) => (index === at ? text : before));
}

function isTeamPlan(value: unknown): value is TeamPlan {
  return (
    isRecord(value) &&
    typeof value.teams === 'number' &&
    Array.isArray(value.names) &&
    value.names.length === MOST_TEAMS &&
    Array.isArray(value.prizes)
  );
}
