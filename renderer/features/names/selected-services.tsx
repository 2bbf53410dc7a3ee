import { Autocomplete, Button } from '@mantine/core';
import { useState } from 'react';
import type { MappedService } from '../../../shared/name-mapping.ts';
import { useText } from '../../i18n.ts';
import classes from './names.module.css';
import type { Names } from './names-state.ts';

interface SelectedServicesProps {
  readonly services: readonly MappedService[];
  readonly teams: readonly string[];
  readonly say: Names['say'];
  readonly onClear: () => void;
}

/** One team for several services at once. */
export function SelectedServices({ services, teams, say, onClear }: SelectedServicesProps) {
  const { t } = useText();
  const [text, setText] = useState('');
  const give = (team: string | null): void => {
    // Another name of a service has that one's team.
    const names = new Set(services.map(({ name, aliasOf }) => aliasOf ?? name));
    say([...names].map((service) => ({ kind: 'team', service, team })));
    setText('');
    onClear();
  };
  return (
    <form
      className={classes.panel}
      aria-label={t('namesScreen.selected.label')}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') give(text.trim());
      }}
    >
      <strong role="status">{t('namesScreen.selected.count', { count: services.length })}</strong>
      <Autocomplete
        size="xs"
        w={220}
        aria-label={t('namesScreen.selected.team')}
        placeholder={t('namesScreen.selected.team-placeholder')}
        data={[...teams]}
        limit={50}
        value={text}
        onChange={setText}
      />
      <Button type="submit" size="compact-sm" disabled={text.trim() === ''}>
        {t('namesScreen.selected.give')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => give(null)}>
        {t('namesScreen.selected.take-back')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {t('namesScreen.selected.clear')}
      </Button>
    </form>
  );
}
