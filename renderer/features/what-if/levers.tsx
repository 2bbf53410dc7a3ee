import { Slider } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Scenario } from '../../../shared/guidance/scenario.ts';
import type { WhatIfAnswer } from '../../../shared/guidance-answers.ts';
import { formatChange, formatCount, formatDuration, formatPercent } from '../../../shared/i18n/format.ts';
import { type Metrics, STAGE_NAMES, type StageName } from '../../../shared/report.ts';
import { useText } from '../../i18n.ts';
import classes from './what-if.module.css';

/** Of the sliders of time and shares; what was measured is in the middle. */
const FACTORS = { min: 0, max: 2, step: 0.05 } as const;

/** From one in ten to five times as many, as steps that people think in. */
const SIZES = [0.1, 0.2, 0.25, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 5] as const;

interface LeversProps {
  readonly scenario: Scenario;
  readonly levers: WhatIfAnswer['levers'];
  readonly now: Metrics;
  /** While a slider moves. */
  readonly onMove: (scenario: Scenario) => void;
  /** Where it was let go. */
  readonly onSettle: (scenario: Scenario) => void;
}

export function Levers({ scenario, levers, now, onMove, onSettle }: LeversProps) {
  const { t, locale } = useText();
  const duration = (seconds: number | null) =>
    seconds === null ? null : (by: number) => formatDuration(seconds * by, locale);
  const { rate } = now.changeFailureRate;
  const stageFactor = (stage: StageName) => scenario.stages[stage] ?? 1;
  return (
    <div className={classes.levers}>
      <Group title={t('whatIf.group.stages')}>
        {STAGE_NAMES.map((stage) => (
          <FactorLever
            key={stage}
            label={t(`metrics.stage.${stage}`)}
            factor={stageFactor(stage)}
            valueAt={duration(levers.stageMedianSeconds[stage])}
            onMove={(factor) => onMove({ ...scenario, stages: { ...scenario.stages, [stage]: factor } })}
            onSettle={(factor) => onSettle({ ...scenario, stages: { ...scenario.stages, [stage]: factor } })}
          />
        ))}
        <p className={classes.note}>
          {levers.staged === 0
            ? t('whatIf.no-stages')
            : levers.staged < levers.changes
              ? t('whatIf.staged', { staged: levers.staged, changes: levers.changes })
              : null}
        </p>
      </Group>
      <Group title={t('whatIf.group.size')}>
        <SizeLever
          factor={scenario.deploymentSize}
          changes={levers.changesPerDeployment}
          onMove={(deploymentSize) => onMove({ ...scenario, deploymentSize })}
          onSettle={(deploymentSize) => onSettle({ ...scenario, deploymentSize })}
        />
      </Group>
      <Group title={t('whatIf.group.stability')}>
        <FactorLever
          label={t('whatIf.lever.failureRate')}
          factor={scenario.failureRate}
          valueAt={rate === null ? null : (by) => formatPercent(Math.min(1, rate * by), locale)}
          onMove={(failureRate) => onMove({ ...scenario, failureRate })}
          onSettle={(failureRate) => onSettle({ ...scenario, failureRate })}
        />
        <FactorLever
          label={t('whatIf.lever.recovery')}
          factor={scenario.recovery}
          valueAt={duration(now.recoveryTime.medianSeconds)}
          onMove={(recovery) => onMove({ ...scenario, recovery })}
          onSettle={(recovery) => onSettle({ ...scenario, recovery })}
        />
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      {children}
    </fieldset>
  );
}

interface FactorLeverProps {
  readonly label: string;
  readonly factor: number;
  /** The measured value times a factor, in words; null where nothing was measured. */
  readonly valueAt: ((factor: number) => string) | null;
  readonly onMove: (factor: number) => void;
  readonly onSettle: (factor: number) => void;
}

function FactorLever({ label, factor, valueAt, onMove, onSettle }: FactorLeverProps) {
  const { t, locale } = useText();
  const words = (by: number) => {
    if (valueAt === null) return t('whatIf.no-stage');
    if (by === 1) return valueAt(1);
    return `${t('whatIf.from-to', { now: valueAt(1), after: by === 0 ? t('whatIf.none') : valueAt(by) })} (${formatChange(by - 1, locale)})`;
  };
  return (
    <div className={classes.lever} data-moved={factor !== 1}>
      <span className={classes.leverName}>{label}</span>
      <span className={classes.leverValue}>{words(factor)}</span>
      <Slider
        className={classes.slider}
        size="sm"
        {...FACTORS}
        startPointValue={1}
        value={factor}
        disabled={valueAt === null}
        label={null}
        thumbLabel={label}
        thumbValueText={words}
        onChange={onMove}
        onChangeEnd={onSettle}
      />
    </div>
  );
}

interface SizeLeverProps {
  readonly factor: number;
  readonly changes: number | null;
  readonly onMove: (factor: number) => void;
  readonly onSettle: (factor: number) => void;
}

function SizeLever({ factor, changes, onMove, onSettle }: SizeLeverProps) {
  const { t, locale } = useText();
  const nearest = SIZES.reduce(
    (best, size, index) =>
      Math.abs(Math.log(size / factor)) < Math.abs(Math.log((SIZES[best] ?? 1) / factor)) ? index : best,
    0,
  );
  const sizeAt = (index: number) => SIZES[index] ?? 1;
  const words = (by: number) => {
    const after = changes === null ? null : formatCount(changes * by, locale);
    if (by === 1) return changes === null ? t('whatIf.as-it-is') : formatCount(changes, locale);
    const change = formatChange(by - 1, locale);
    return after === null
      ? change
      : `${t('whatIf.from-to', { now: formatCount(changes ?? 0, locale), after })} (${change})`;
  };
  return (
    <div className={classes.lever} data-moved={factor !== 1}>
      <span className={classes.leverName}>{t('whatIf.lever.size')}</span>
      <span className={classes.leverValue}>{words(factor)}</span>
      <Slider
        className={classes.slider}
        size="sm"
        min={0}
        max={SIZES.length - 1}
        step={1}
        startPointValue={SIZES.indexOf(1)}
        value={nearest}
        label={null}
        thumbLabel={t('whatIf.lever.size')}
        thumbValueText={(index) => words(sizeAt(index))}
        onChange={(index) => onMove(sizeAt(index))}
        onChangeEnd={(index) => onSettle(sizeAt(index))}
      />
    </div>
  );
}
