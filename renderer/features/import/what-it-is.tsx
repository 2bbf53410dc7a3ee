import { Select, TextInput } from '@mantine/core';
import { useId } from 'react';
import { presetKey } from '../../../shared/i18n/preset-key.ts';
import { importTexts } from '../../../shared/i18n/texts/import.ts';
import { PRESETS } from '../../../shared/import/presets/registry.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/import-batch.ts';
import { useText } from '../../i18n.ts';
import evidence from './evidence.module.css';
import { Confidence, Evidence } from './evidence.tsx';
import classes from './file-step.module.css';
import { withKind, withPreset, withReading } from './import-options.ts';
import { changeOptions } from './import-steps.ts';
import type { Question } from './open-questions.ts';
import type { StepFile } from './step-file.ts';

/** Kind and preset, how sure and why. */
export function WhatItIs({ file, asked }: { readonly file: StepFile; readonly asked: readonly Question[] }) {
  const { t } = useText();
  const heading = useId();
  const { reading } = file;
  const { kind, isUndecided } = kindOf(file);
  return (
    <section className={classes.group} aria-labelledby={heading}>
      <h2 className={classes.heading} id={heading}>
        {t('importSteps.what.title')}
      </h2>
      <div className={classes.what}>
        {!asked.includes('kind') && <KindField file={file} />}
        <PresetSelect file={file} kind={kind} />
      </div>
      {reading !== null && !isUndecided && (
        <details className={evidence.why}>
          <summary>
            <span className={evidence.line}>
              <Confidence reading={reading} />
              <span className={evidence.whyWord}>{t('importSteps.why')}</span>
            </span>
          </summary>
          <Evidence reading={reading} />
        </details>
      )}
      <Patterns file={file} kind={kind} />
    </section>
  );
}

function kindOf({ seen, reading, options }: StepFile): {
  readonly kind: ImportKind | null;
  readonly isUndecided: boolean;
} {
  const chosen = options.kind === undefined || options.kind === 'auto' ? null : options.kind;
  const isUndecided = seen.problem?.code === 'file-kind-unknown' && chosen === null;
  return { kind: chosen ?? reading?.kind ?? null, isUndecided };
}

export function KindField({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const { kind, isUndecided } = kindOf(file);
  return (
    <Select
      label={t('importSteps.what.kind')}
      placeholder={t('importSteps.what.kind-open')}
      data={IMPORT_KINDS.map((each) => ({ value: each, label: t(`import.kind.${each}`) }))}
      value={isUndecided ? null : kind}
      allowDeselect={false}
      openOnFocus={false}
      onChange={(value) => {
        const next = IMPORT_KINDS.find((each) => each === value);
        if (next !== undefined) changeOptions(file.key, (before) => withKind(before, next));
      }}
    />
  );
}

/** The presets that could read it first, then all others of any kind. */
function PresetSelect({ file, kind }: { readonly file: StepFile; readonly kind: ImportKind | null }) {
  const { t } = useText();
  const { reading, options } = file;
  const alternatives = reading?.alternatives ?? [];
  const fitting = [
    ...new Set([...(reading === null ? [] : [reading.preset]), ...alternatives.map((each) => each.preset)]),
  ];
  const generic = Object.keys(importTexts.en.preset).filter((id) => id.startsWith('generic-'));
  const others = [...generic, ...PRESETS.map(({ id }) => id)].filter((id) => !fitting.includes(id));
  const nameOf = (id: string): string => {
    const key = presetKey(id);
    return key === null ? id : t(key);
  };
  const items = (ids: readonly string[]) => [...new Set(ids)].map((id) => ({ value: id, label: nameOf(id) }));
  return (
    <Select
      label={t('importSteps.what.preset')}
      searchable
      openOnFocus={false}
      allowDeselect={false}
      comboboxProps={{ keepMounted: false }}
      nothingFoundMessage={t('importSteps.what.preset-none')}
      data={[
        { group: t('importSteps.what.fitting'), items: items(fitting) },
        { group: t('importSteps.what.others'), items: items(others) },
      ].filter((group) => group.items.length > 0)}
      value={options.preset ?? reading?.preset ?? null}
      onChange={(preset) => {
        if (preset === null) return;
        const own = alternatives.find((each) => each.preset === preset) ?? PRESETS.find(({ id }) => id === preset);
        changeOptions(file.key, (before) => withPreset(before, { preset, kind: own?.kind ?? null }, kind));
      }}
    />
  );
}

/** Which records of several sorts are meant, where a tool's export mixes them. */
function Patterns({ file, kind }: { readonly file: StepFile; readonly kind: ImportKind | null }) {
  const { t } = useText();
  const name = kind === 'deployments' ? 'deploys' : kind === 'incidents' ? 'incidentTypes' : null;
  const preset = file.options.preset ?? file.reading?.preset ?? '';
  if (name === null || preset === '' || preset.startsWith('generic-')) return null;
  return (
    <TextInput
      label={t(`importSteps.what.${name}`)}
      description={t(`importSteps.what.${name}-hint`)}
      placeholder={t('importSteps.what.pattern-open')}
      defaultValue={file.options[name] ?? ''}
      onChange={({ currentTarget: { value } }) =>
        changeOptions(file.key, (before) => withReading(before, { [name]: value === '' ? null : value }))
      }
    />
  );
}
