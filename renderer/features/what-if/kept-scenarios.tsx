import { Checkbox, UnstyledButton } from '@mantine/core';
import type { Scenario } from '../../../shared/guidance/scenario.ts';
import { attempt } from '../../attempt.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { NameForm } from '../../components/name-form.tsx';
import { useText } from '../../i18n.ts';
import { remove, save, useSaved } from '../../store/saved.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { readScenario, scenarioText } from './scenario-place.ts';
import classes from './what-if.module.css';

export interface KeptScenario {
  readonly name: string;
  /** null = what is kept under the name is none. */
  readonly scenario: Scenario | null;
}

export function useKeptScenarios(): readonly KeptScenario[] {
  return (useSaved('scenario').value ?? []).map(({ name, content }) => ({ name, scenario: readScenario(content) }));
}

/** With the one under the sliders as many as one answer holds. */
const MOST_BESIDE = 7;

interface KeptScenariosProps {
  readonly kept: readonly KeptScenario[];
  readonly current: Scenario;
  readonly beside: readonly string[];
  readonly onOpen: (scenario: Scenario) => void;
  readonly onBeside: (names: readonly string[]) => void;
}

/** Scenarios by name: opened under the sliders, or set beside each other. */
export function KeptScenarios({ kept, current, beside, onOpen, onBeside }: KeptScenariosProps) {
  const { t } = useText();
  const isReadOnly = useWorkspace((state) => state.summary?.readOnly ?? true);
  return (
    <section className={classes.panel} aria-labelledby="what-if-kept">
      <h2 className={classes.heading} id="what-if-kept">
        {t('whatIf.saved.title')}
      </h2>
      <p className={classes.note}>{t(kept.length === 0 ? 'whatIf.saved.none' : 'whatIf.saved.about')}</p>
      <ul className={classes.kept}>
        {kept.map(({ name, scenario }) => (
          <li key={name} className={classes.keptItem}>
            {scenario === null ? (
              <span className={classes.damaged}>{t('whatIf.saved.damaged', { name })}</span>
            ) : (
              <>
                <Checkbox
                  size="xs"
                  aria-label={t('whatIf.saved.beside', { name })}
                  checked={beside.includes(name)}
                  disabled={!beside.includes(name) && beside.length >= MOST_BESIDE}
                  onChange={(event) =>
                    onBeside(event.currentTarget.checked ? [...beside, name] : beside.filter((one) => one !== name))
                  }
                />
                <UnstyledButton
                  className={classes.keptName}
                  aria-current={scenarioText(scenario) === scenarioText(current) ? 'true' : undefined}
                  onClick={() => onOpen(scenario)}
                >
                  {name}
                </UnstyledButton>
              </>
            )}
            {!isReadOnly && (
              <IconButton
                icon="close"
                label={t('saved.remove-of', { name })}
                onClick={() =>
                  void attempt(async () => {
                    await remove('scenario', name);
                    onBeside(beside.filter((one) => one !== name));
                  })
                }
              />
            )}
          </li>
        ))}
      </ul>
      {isReadOnly ? (
        <p className={classes.note}>{t('whatIf.saved.read-only')}</p>
      ) : (
        <NameForm
          label={t('whatIf.saved.name')}
          action={t('saved.save')}
          initial=""
          onName={(name) => save('scenario', name, scenarioText(current))}
        />
      )}
    </section>
  );
}
