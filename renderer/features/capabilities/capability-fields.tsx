import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Capability } from '../../../shared/guidance/capabilities.ts';
import {
  ASKED_CAPABILITIES,
  type CapabilityRound,
  CORE_CAPABILITIES,
  PRIORITY_CAPABILITIES,
  roundQuestions,
} from '../../../shared/guidance/capability-round.ts';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import type { RoundFieldsProps } from '../rounds/round-kind.ts';
import styles from './capabilities.module.css';

/** Each with what it asks. */
const SETS = {
  all: ASKED_CAPABILITIES,
  core: CORE_CAPABILITIES,
  priorities: PRIORITY_CAPABILITIES,
} as const;
type Choice = keyof typeof SETS | 'own';
const CHOICES: readonly Choice[] = ['all', 'core', 'priorities', 'own'];

/** Reading a statement and answering it. */
const SECONDS_PER_STATEMENT = 8;

/** Which capabilities a round asks: all, the core, those that DORA asks first, or some. */
export function CapabilityFields({ round, onChange }: RoundFieldsProps<CapabilityRound>) {
  const { t } = useText();
  const { capabilities } = round;
  const [choice, setChoice] = useState(() => choiceOf(capabilities));
  const choose = (next: Choice): void => {
    setChoice(next);
    if (next !== 'own') onChange({ ...round, capabilities: SETS[next] });
  };
  const statements = roundQuestions(round).reduce((sum, { statements: own }) => sum + own.length, 0);
  const minutes = Math.ceil((statements * SECONDS_PER_STATEMENT) / 60);
  return (
    <div className={styles.choice}>
      <span className={styles.choiceLabel}>{t('capabilityCheck.choose.label')}</span>
      <TabRow
        label={t('capabilityCheck.choose.label')}
        value={choice}
        tabs={CHOICES.map((value) => ({
          value,
          label: t(`capabilityCheck.choose.${value}`, { count: value === 'own' ? 0 : SETS[value].length }),
        }))}
        onChange={choose}
      />
      <p className={styles.takes}>
        {minutes === 1
          ? t('capabilityCheck.choose.takes-one', { statements })
          : t('capabilityCheck.choose.takes', { statements, minutes })}
      </p>
      {choice === 'own' && <OwnChoice round={round} onChange={onChange} />}
    </div>
  );
}

function OwnChoice({ round, onChange }: RoundFieldsProps<CapabilityRound>) {
  const { t } = useText();
  const { capabilities } = round;
  const toggle = (toggled: Capability): void => {
    const chosen = ASKED_CAPABILITIES.filter((known) => capabilities.includes(known) !== (known === toggled));
    // A round asks something.
    if (chosen.length > 0) onChange({ ...round, capabilities: chosen });
  };
  return (
    <fieldset className={styles.own} aria-label={t('capabilityCheck.choose.capabilities')}>
      {ASKED_CAPABILITIES.map((capability) => {
        const isAsked = capabilities.includes(capability);
        return (
          <Checkbox
            key={capability}
            size="xs"
            label={t(`capabilities.name.${capability}`)}
            checked={isAsked}
            disabled={isAsked && capabilities.length === 1}
            onChange={() => toggle(capability)}
          />
        );
      })}
    </fieldset>
  );
}

function choiceOf(capabilities: readonly Capability[]): Choice {
  const isSet = (set: readonly Capability[]): boolean =>
    set.length === capabilities.length && set.every((capability) => capabilities.includes(capability));
  return CHOICES.find((choice) => choice !== 'own' && isSet(SETS[choice])) ?? 'own';
}
