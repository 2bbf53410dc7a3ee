import type { ChangeRow } from '../../../shared/lead-time-answers.ts';
import type { ChangeColumns } from '../../../shared/metrics/change-columns.ts';
import { placeLeads } from '../../../shared/metrics/place-leads.ts';
import type { Resolution } from '../../../shared/metrics/resolution.ts';
import { firstAtOrAfter } from '../../../shared/metrics/search-sorted.ts';
import { selectRows } from '../../../shared/metrics/select-rows.ts';
import { createChangeStages, stagesOfChange } from '../../../shared/metrics/stages.ts';
import { STAGE_NAMES, type StageName } from '../../../shared/report.ts';
import type { Database } from '../db/connect.ts';
import { type ChangeAuthors, createChangeAuthors } from './change-authors.ts';
import { createChangeRows } from './change-rows.ts';
import { createAuthoredAt } from './change-times.ts';
import { subjectRanks } from './commit-texts.ts';
import { type OrderedList, orderedList, type Sort, type SortKeys, selectionText } from './list-page.ts';
import type { Question } from './question.ts';
import { changeFilter } from './search-changes.ts';
import { nameKey, textKey } from './sort-keys.ts';

export interface ChangesRequest {
  readonly search: string;
  readonly sort: Sort;
  readonly stage?: StageName | undefined;
  readonly authorGroup?: string | undefined;
}

/** The changes that lead time is made of, as many as the figure's n; a row is a lead row of the resolution. */
export function listChanges(db: Database, question: Question, request: ChangesRequest): OrderedList<ChangeRow> {
  const { stage, authorGroup, sort } = request;
  const search = request.search.trim();
  const authors = createChangeAuthors(db, question);
  return orderedList(
    question.resolved,
    {
      name: 'lead-time.changes',
      asked: JSON.stringify([selectionText(question.selection), search, stage, authorGroup]),
      select: () => selectChanges(db, question, authors, { search, stage, authorGroup }),
      keys: sortKeys(db, question, authors),
      describe(leads) {
        const describe = createChangeRows(db, question, columnsOf(question, leads));
        return Array.from(leads, (_, place) => describe(place));
      },
    },
    sort,
  );
}

function selectChanges(
  db: Database,
  question: Question,
  authors: ChangeAuthors,
  { search, stage, authorGroup }: Omit<ChangesRequest, 'sort'>,
): Int32Array {
  const { resolution } = question.resolved;
  const leads = leadsOfPeriod(question);
  const deploymentOf = deploymentsOfLeads(resolution);
  const inStage = stage === undefined ? null : createStageOf(question, deploymentOf, stage);
  const found = search === '' ? null : changeFilter(db, question, { deploymentOf, authors, text: search });
  return leads.filter(
    (lead) =>
      (inStage === null || !Number.isNaN(inStage(lead))) &&
      (authorGroup === undefined || authors.groups()[authors.groupOf(lead)] === authorGroup) &&
      (found === null || found(lead)),
  );
}

/** Those above zero, as in every figure, in the order of their deployments. */
function leadsOfPeriod({ facts, resolved, selection }: Question): Int32Array {
  const { resolution } = resolved;
  const { leadOffset, leadSeconds, leadPlacedAt } = resolution;
  const selected = selectRows(facts, resolution, selection);
  const { deployments } = placeLeads(facts, resolution, selection, selected);
  const { from, to } = selection;
  const leads = new Int32Array(leadSeconds.length);
  let count = 0;
  for (const row of deployments) {
    for (let lead = leadOffset[row] ?? 0; lead < (leadOffset[row + 1] ?? 0); lead++) {
      const at = leadPlacedAt === null ? from : (leadPlacedAt[lead] ?? Number.NaN);
      if ((leadSeconds[lead] ?? 0) > 0 && at >= from && at < to) leads[count++] = lead;
    }
  }
  return leads.slice(0, count);
}

/** Row of the deployment that each lead row is charged to. */
function deploymentsOfLeads({ leadOffset, leadSeconds }: Resolution): Int32Array {
  const deployments = new Int32Array(leadSeconds.length);
  for (let row = 0; row + 1 < leadOffset.length; row++) deployments.fill(row, leadOffset[row], leadOffset[row + 1]);
  return deployments;
}

function createStageOf(
  { facts, resolved }: Question,
  deploymentOf: Int32Array,
  name: StageName,
): (lead: number) => number {
  const stage = STAGE_NAMES.indexOf(name);
  const change = createChangeStages();
  return (lead) => {
    stagesOfChange(facts, resolved.resolution, deploymentOf[lead] ?? 0, lead, change);
    return change.seconds[stage] ?? Number.NaN;
  };
}

/** Of a page of lead rows. */
function columnsOf({ facts, resolved }: Question, lead: Int32Array): ChangeColumns {
  const { resolution } = resolved;
  const { leadOffset, leadSeconds } = resolution;
  const count = lead.length;
  const deployment = lead.map((row) => firstAtOrAfter(leadOffset.length - 1, (i) => leadOffset[i + 1] ?? 0, row + 1));
  const stages = STAGE_NAMES.map(() => new Float64Array(count));
  const partial = new Uint8Array(count);
  const change = createChangeStages();
  for (let i = 0; i < count; i++) {
    stagesOfChange(facts, resolution, deployment[i] ?? 0, lead[i] ?? 0, change);
    for (const [stage, column] of stages.entries()) column[i] = change.seconds[stage] ?? Number.NaN;
    partial[i] = change.partial ? 1 : 0;
  }
  return { count, deployment, lead, seconds: Float64Array.from(lead, (row) => leadSeconds[row] ?? 0), stages, partial };
}

function sortKeys(db: Database, question: Question, authors: ChangeAuthors): SortKeys {
  const { facts, picture, resolved } = question;
  const { names, deployments } = facts;
  const { leadCommit, leadSeconds } = resolved.resolution;
  const deploymentsOf = () => deploymentsOfLeads(resolved.resolution);
  const byStage = STAGE_NAMES.map((name) => [name, () => createStageOf(question, deploymentsOf(), name)] as const);
  return {
    ...Object.fromEntries(byStage),
    leadSeconds: () => (lead) => leadSeconds[lead] ?? Number.NaN,
    deployedAt() {
      const deploymentOf = deploymentsOf();
      return (lead) => deployments.finishedAt[deploymentOf[lead] ?? 0] ?? Number.NaN;
    },
    authoredAt() {
      const deploymentOf = deploymentsOf();
      const authoredAt = createAuthoredAt(question);
      return (lead) => authoredAt(deploymentOf[lead] ?? 0, lead);
    },
    service() {
      const deploymentOf = deploymentsOf();
      const byName = nameKey(deployments.service, names.services);
      return (lead) => byName(deploymentOf[lead] ?? 0);
    },
    repo() {
      const byName = nameKey([...names.repositories.keys()], names.repositories);
      return (lead) => {
        const commit = leadCommit[lead] ?? -1;
        return commit < 0 ? Number.NaN : byName(picture.repositoryOf(commit));
      };
    },
    author: (leads) => textKey(leads, (lead) => authors.nameOf(lead)),
    subject() {
      const ranks = subjectRanks(db, question);
      return (lead) => ranks[leadCommit[lead] ?? -1] ?? Number.NaN;
    },
  };
}
