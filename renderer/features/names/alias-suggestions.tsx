import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { MappedService } from '../../../shared/name-mapping.ts';
import { suggestAliases } from '../../../shared/names.ts';
import { useText } from '../../i18n.ts';
import classes from './names.module.css';
import type { Names } from './names-state.ts';

interface AliasSuggestionsProps {
  readonly services: readonly MappedService[];
  readonly say: Names['say'];
}

/** A row of them; the next come as these are taken. */
const SHOWN = 3;

/** Services whose names differ in nothing that matters: one press makes them one. */
export function AliasSuggestions({ services, say }: AliasSuggestionsProps) {
  const { t } = useText();
  const suggestions = useMemo(() => suggestAliases(services), [services]);
  if (suggestions.length === 0) return null;
  const shown = suggestions.slice(0, SHOWN);
  const more = suggestions.length - shown.length;
  return (
    <section className={classes.panel} aria-labelledby="names-suggestions">
      <h2 id="names-suggestions" className={classes.panelTitle}>
        {t('namesScreen.suggestions.title')}
      </h2>
      {shown.map((suggestion) => (
        <Button
          key={suggestion.service}
          size="compact-sm"
          variant="default"
          title={t('namesScreen.suggestions.merge-label', { ...suggestion })}
          onClick={() => say([{ kind: 'alias', ...suggestion }])}
        >
          <bdi>{t('namesScreen.suggestions.merge', { ...suggestion })}</bdi>
        </Button>
      ))}
      {more > 0 && <span>{t('namesScreen.suggestions.more', { count: more })}</span>}
      {suggestions.length > 1 && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => say(suggestions.map((suggestion) => ({ kind: 'alias', ...suggestion })))}
        >
          {t('namesScreen.suggestions.all', { count: suggestions.length })}
        </Button>
      )}
    </section>
  );
}
