import type { VersionRow } from '../../../shared/answers.ts';
import type { Database } from '../db/connect.ts';
import type { Question } from './question.ts';
import { describeVersions } from './version-rows.ts';

/** Versions that were deployed in the period, the newest first. What is said of each is of all its time. */
export function listVersions(db: Database, question: Question, service: string): VersionRow[] {
  const { facts, selection } = question;
  const inPeriod = (deployment: number) => {
    const finishedAt = facts.deployments.finishedAt[deployment] ?? 0;
    return finishedAt >= selection.from && finishedAt < selection.to;
  };
  return describeVersions(db, question, service)
    .filter(({ version }) => version.deployments.some(inPeriod))
    .map(({ row }) => row);
}
