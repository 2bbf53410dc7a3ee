import { capabilityResults } from '../../../shared/guidance/capability-result.ts';
import { type CapabilityRound, roundQuestions, statementIds } from '../../../shared/guidance/capability-round.ts';
import { groupsOf } from '../../../shared/guidance/check-round.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import classes from '../guidance/guidance.module.css';
import { PeoplePanel } from '../rounds/people-panel.tsx';
import { personName } from '../rounds/person-name.ts';
import { RoundHead } from '../rounds/round-head.tsx';
import type { ResultProps } from '../rounds/round-kind.ts';
import rounds from '../rounds/rounds.module.css';
import { CapabilityGroups } from './capability-groups.tsx';
import { CapabilitySpread } from './capability-spread.tsx';
import { PrioritiesPanel } from './priorities-panel.tsx';
import { StatementsPanel } from './statements-panel.tsx';
import { useEvidence } from './use-evidence.ts';

/** A round, or one of its people: what to do first, how the answers lie, groups, statements, people. */
export function CapabilityResultScreen({ kind, named, person }: ResultProps<CapabilityRound>) {
  const { t } = useText();
  const { name, round } = named;
  const { evidence, error, isLoading } = useEvidence();
  useScreenReady(!isLoading || error !== null);
  const people = person === null ? round.people : [person];
  const results = capabilityResults(round, people, evidence);
  const capabilities = results.map(({ capability }) => capability);
  return (
    <div className={`${classes.page} ${rounds.wide}`}>
      <RoundHead kind={kind} named={named} person={person} />
      {people.length === 0 ? (
        <EmptyState level={2} title={t('rounds.result.nobody')} text={t('rounds.result.nobody-text')} />
      ) : (
        <>
          {error !== null && <FailedAnswer error={error} />}
          <div className={rounds.panels}>
            <PrioritiesPanel
              results={results}
              isOne={person !== null}
              hasEvidence={evidence !== null}
              isLoading={isLoading}
            />
            <CapabilitySpread results={results} name={person === null ? name : personName(person, t)} />
            {person === null && groupsOf(round).length > 1 && (
              <CapabilityGroups round={round} capabilities={capabilities} />
            )}
            <StatementsPanel round={round} capabilities={capabilities} people={people} isOne={person !== null} />
            {person === null && (
              <PeoplePanel
                check={kind.check}
                named={named}
                questions={roundQuestions(round).flatMap((questions) => statementIds(questions))}
              />
            )}
          </div>
        </>
      )}
      <p className={classes.hint}>{t('capabilityCheck.attribution')}</p>
    </div>
  );
}
