import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { FacetValue } from '../../../shared/answers.ts';
import { DEFAULT_PRODUCTION_PATTERN } from '../../../shared/model.ts';
import { useText } from '../../i18n.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { checkPattern } from './check-pattern.ts';
import { saveWorkspace } from './save.ts';
import { SettingRow } from './setting-row.tsx';
import classes from './settings.module.css';

const NO_ENVIRONMENTS: readonly FacetValue[] = [];

/** The production pattern with, while it is typed, which of the environments in the data it would count. */
export function PatternSetting({ pattern, disabled }: { readonly pattern: string; readonly disabled: boolean }) {
  const { t } = useText();
  const id = useId();
  const environments = useWorkspace((state) => state.facets?.environments ?? NO_ENVIRONMENTS);
  const [draft, setDraft] = useState(pattern);
  const check = checkPattern(draft, environments);
  const isNew = draft !== pattern && check.kind !== 'wrong';
  return (
    <SettingRow label={t('settings.workspace.pattern')} htmlFor={id} hint={t('settings.workspace.pattern-hint')} wide>
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault();
          if (isNew) void saveWorkspace({ productionPattern: draft });
        }}
      >
        <TextInput
          id={id}
          className={classes.grow ?? ''}
          ff="monospace"
          value={draft}
          disabled={disabled}
          spellCheck={false}
          error={check.kind === 'wrong' ? t('settings.workspace.pattern-wrong') : null}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        />
        <Button type="submit" disabled={disabled || !isNew}>
          {t('settings.workspace.pattern-save')}
        </Button>
        <Button
          variant="default"
          disabled={disabled || draft === DEFAULT_PRODUCTION_PATTERN}
          onClick={() => setDraft(DEFAULT_PRODUCTION_PATTERN)}
        >
          {t('settings.workspace.pattern-reset')}
        </Button>
      </form>
      <PatternCheck check={check} />
    </SettingRow>
  );
}

function PatternCheck({ check }: { readonly check: ReturnType<typeof checkPattern> }) {
  const { t } = useText();
  if (check.kind === 'wrong') return null;
  if (check.kind === 'no-environments') {
    return <p className={classes.check}>{t('settings.workspace.pattern-no-environments')}</p>;
  }
  return (
    <div className={classes.check}>
      <p role="status" className={check.counted === 0 ? classes.warn : undefined}>
        {check.counted === 0
          ? t('settings.workspace.pattern-matches-none')
          : t('settings.workspace.pattern-matches', {
              count: check.counted,
              total: check.environments.length,
              deployments: check.deployments,
            })}
      </p>
      <ul className={classes.environments}>
        {check.environments.map(({ name, counts, said }) => (
          <li key={name} className={classes.environment} data-counts={counts} title={name}>
            <span className={classes.name}>{name}</span>
            <span className={classes.tag}>
              {t(counts ? 'settings.workspace.pattern-counts' : 'settings.workspace.pattern-ignored')}
              {said && ` · ${t('settings.workspace.pattern-said')}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
