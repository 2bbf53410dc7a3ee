import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { AS_IT_IS, ASSUMPTIONS, isAsItIs, type Scenario } from '../../../shared/guidance/scenario.ts';
import type { WhatIfAnswer } from '../../../shared/guidance-answers.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { NothingImported } from '../../components/nothing-imported.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useAnswer } from '../../store/results.ts';
import { setScreenParam, useScreenParam, useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { KeptScenarios, useKeptScenarios } from './kept-scenarios.tsx';
import { Levers } from './levers.tsx';
import { OutcomeTable } from './outcome-table.tsx';
import { QUICK_SCENARIOS } from './quick-scenarios.ts';
import { readScenario, scenarioText } from './scenario-place.ts';
import classes from './what-if.module.css';

/** While a slider moves, so long without a change before it is asked for. */
const STILL_MS = 40;

/** Sliders on one side, what the metrics would become on the other; the scenario is in the location, so back undoes. */
export function WhatIfScreen() {
  const { t } = useText();
  const view = useView();
  const settled = useScreenParam('suppose') ?? '';
  const [moving, setMoving] = useState<Scenario | null>(null);
  const scenario = moving ?? readScenario(settled) ?? AS_IT_IS;
  const [still] = useDebouncedValue(scenarioText(scenario), STILL_MS);
  const kept = useKeptScenarios();
  const beside = (useScreenParam('beside') ?? '').split('\n').filter((name) => name !== '');
  const besides = kept.flatMap(({ name, scenario: one }) =>
    beside.includes(name) && one !== null ? [{ name, scenario: one }] : [],
  );
  const asked = [readScenario(still) ?? AS_IT_IS, ...besides.map((one) => one.scenario)];
  const { value, error, updating } = useAnswer('what-if', view === null ? null : { view, scenarios: asked });
  const isEmpty = useWorkspace((state) => state.summary?.deployments === 0);
  useScreenReady((value !== null && !updating) || error !== null);
  if (error !== null) return <FailedAnswer error={error} />;
  if (value === null) return <div role="status" aria-label={t('app.states.loading')} />;
  if (isEmpty) return <NothingImported title={t('whatIf.nothing.title')} text={t('whatIf.nothing.text')} />;
  const settle = (one: Scenario) => {
    setMoving(null);
    setScreenParam('suppose', scenarioText(one));
  };
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('whatIf.title')}</h1>
          <p className={classes.subtitle}>{t('whatIf.subtitle')}</p>
        </div>
        <Button
          variant="default"
          size="xs"
          disabled={isAsItIs(scenario)}
          aria-label={t('whatIf.reset-label')}
          onClick={() => settle(AS_IT_IS)}
        >
          {t('whatIf.reset')}
        </Button>
      </header>
      {value.now.deploymentFrequency.n === 0 ? (
        <p className={classes.panel}>{t('whatIf.empty')}</p>
      ) : (
        <div className={classes.columns}>
          <div className={classes.panel}>
            <QuickScenarios onChoose={settle} />
            <Levers scenario={scenario} levers={value.levers} now={value.now} onMove={setMoving} onSettle={settle} />
          </div>
          <div className={classes.side}>
            <Outcomes answer={value} names={besides.map(({ name }) => name)} isAsItIs={isAsItIs(scenario)} />
            <KeptScenarios
              kept={kept}
              current={scenario}
              beside={beside}
              onOpen={settle}
              onBeside={(names) => setScreenParam('beside', names.join('\n'))}
            />
            <Assumptions />
          </div>
        </div>
      )}
    </div>
  );
}

interface OutcomesProps {
  readonly answer: WhatIfAnswer;
  /** Of those beside the one under the sliders. */
  readonly names: readonly string[];
  readonly isAsItIs: boolean;
}

function Outcomes({ answer: { now, outcomes: measured }, names, isAsItIs: isIdle }: OutcomesProps) {
  const { t } = useText();
  const outcomes = measured.flatMap(({ metrics }, index) => {
    if (index === 0) return isIdle ? [] : [{ name: t('whatIf.outcome.after'), metrics }];
    const name = names[index - 1];
    return name === undefined ? [] : [{ name, metrics }];
  });
  return (
    <div className={classes.panel}>
      <OutcomeTable now={now} outcomes={outcomes} />
      {outcomes.length === 0 && <p className={classes.note}>{t('whatIf.outcome.move')}</p>}
    </div>
  );
}

function QuickScenarios({ onChoose }: { readonly onChoose: (scenario: Scenario) => void }) {
  const { t } = useText();
  return (
    <fieldset className={classes.quick}>
      <legend className={classes.quickLabel}>{t('whatIf.quick.label')}</legend>
      {QUICK_SCENARIOS.map(({ id, scenario }) => (
        <Button key={id} size="compact-xs" variant="light" onClick={() => onChoose(scenario)}>
          {t(`whatIf.quick.${id}`)}
        </Button>
      ))}
    </fieldset>
  );
}

function Assumptions() {
  const { t } = useText();
  return (
    <details className={classes.panel}>
      <summary className={classes.heading}>{t('whatIf.assumes.title')}</summary>
      <ul className={classes.assumptions}>
        {ASSUMPTIONS.map((assumption) => (
          <li key={assumption}>{t(`whatIf.assumes.${assumption}`)}</li>
        ))}
      </ul>
    </details>
  );
}
