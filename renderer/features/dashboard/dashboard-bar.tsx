import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { attempt } from '../../attempt.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import { present } from '../../store/presenting.ts';
import { remove, useSaved } from '../../store/saved.ts';
import { setScreenParam } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from './dashboard-screen.module.css';

const OWN = '\0own';

interface DashboardBarProps {
  readonly name: string | null;
  readonly onArrange: () => void;
}

/** Which dashboard is shown, and what can be done with it. */
export function DashboardBar({ name, onArrange }: DashboardBarProps) {
  const { t } = useText();
  const { value: saved } = useSaved('dashboard');
  const isReadOnly = useWorkspace((state) => state.summary?.readOnly ?? true);
  return (
    <div className={classes.bar}>
      <h1 className={classes.title}>{name ?? t('dashboard.everything')}</h1>
      {saved !== null && saved.length > 0 && (
        <Select
          size="xs"
          aria-label={t('dashboard.choose')}
          allowDeselect={false}
          data={[
            { value: OWN, label: t('dashboard.everything') },
            ...saved.map((item) => ({ value: item.name, label: item.name })),
          ]}
          value={name ?? OWN}
          onChange={(chosen) => setScreenParam('dashboard', chosen === OWN ? null : chosen)}
        />
      )}
      <div className={classes.actions}>
        {!isReadOnly && (
          <Button size="xs" variant="default" onClick={onArrange}>
            {t('dashboard.arrange')}
          </Button>
        )}
        {name !== null && !isReadOnly && (
          <IconButton
            icon="close"
            label={t('saved.remove-of', { name })}
            onClick={() =>
              void attempt(async () => {
                await remove('dashboard', name);
                setScreenParam('dashboard', null);
              })
            }
          />
        )}
        <Button size="xs" onClick={present}>
          {t('dashboard.present')}
        </Button>
      </div>
    </div>
  );
}

interface ArrangeBarProps {
  readonly name: string | null;
  readonly onSave: (name: string) => Promise<void>;
  readonly onDiscard: () => void;
}

export function ArrangeBar({ name, onSave, onDiscard }: ArrangeBarProps) {
  const { t } = useText();
  const [chosen, setChosen] = useState(name ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.trim() !== '') void onSave(chosen.trim());
  };
  return (
    <form className={classes.bar} onSubmit={submit}>
      <h1 className={classes.title}>{t('dashboard.arranging')}</h1>
      <TextInput
        size="xs"
        aria-label={t('dashboard.name')}
        placeholder={t('dashboard.name')}
        maxLength={200}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button size="xs" variant="default" onClick={onDiscard}>
          {t('dashboard.discard')}
        </Button>
        <Button size="xs" type="submit" disabled={chosen.trim() === ''}>
          {t('saved.save')}
        </Button>
      </div>
    </form>
  );
}
