import type { Capability } from '../../../shared/guidance/capabilities.ts';
import { statementMean } from '../../../shared/guidance/capability-result.ts';
import {
  type CapabilityPerson,
  type CapabilityRound,
  roundQuestions,
  statementIds,
} from '../../../shared/guidance/capability-round.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { FigureTable } from '../rounds/figure-table.tsx';
import { agreementText } from './agreement-text.ts';
import styles from './capabilities.module.css';

interface StatementsPanelProps {
  readonly round: CapabilityRound;
  /** In the order in which they are shown. */
  readonly capabilities: readonly Capability[];
  readonly people: readonly CapabilityPerson[];
  /** One person's answers in words; else everybody's mean. */
  readonly isOne: boolean;
}

/** Which statement it is that pulls a capability down. */
export function StatementsPanel({ round, capabilities, people, isOne }: StatementsPanelProps) {
  const { t, locale } = useText();
  const asked = new Map(roundQuestions(round).map((questions) => [questions.capability, questions]));
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('capabilityCheck.statements.title')}</h2>
      {capabilities.map((capability) => {
        const questions = asked.get(capability);
        if (questions === undefined) return null;
        const name = t(`capabilities.name.${capability}`);
        return (
          <section key={capability} className={styles.statements}>
            <h3 className={styles.verdict}>{name}</h3>
            <FigureTable
              label={name}
              columns={[
                t('capabilityCheck.statements.statement'),
                ...(isOne
                  ? [t('capabilityCheck.statements.answer')]
                  : [t('capabilityCheck.statements.mean'), t('capabilityCheck.statements.people')]),
              ]}
              rows={statementIds(questions).map((id, index) => {
                const given = statementMean(people, id);
                const one =
                  given === null ? t('capabilityCheck.statements.left-out') : agreementText(given.mean, t, locale);
                const all = [given === null ? '–' : formatNumber(given.mean, locale, 1), String(given?.n ?? 0)];
                return { key: id, cells: [questions.statements[index]?.[locale] ?? id, ...(isOne ? [one] : all)] };
              })}
            />
          </section>
        );
      })}
    </section>
  );
}
