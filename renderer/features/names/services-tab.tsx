import { useMemo, useState } from 'react';
import type { MappedService } from '../../../shared/name-mapping.ts';
import { useText } from '../../i18n.ts';
import { AliasSuggestions } from './alias-suggestions.tsx';
import classes from './names.module.css';
import type { TabProps } from './names-screen.tsx';
import { NamesTable } from './names-table.tsx';
import { SelectedServices } from './selected-services.tsx';
import { byName, choiceColumns, countColumns, type Selection, selectColumn } from './service-columns.tsx';

/** Services: their teams, and which are other names of others. */
export function ServicesTab({ mapping, say, readOnly, search }: TabProps) {
  const text = useText();
  const rows = useMemo(() => mapping.services.filter((service) => matches(service, search)), [mapping, search]);
  const { selection, selected, clear } = useSelection(rows);
  const columns = [
    selectColumn(text, selection, readOnly),
    ...countColumns(text),
    ...choiceColumns(text, { mapping, say, readOnly }),
  ];
  return (
    <>
      {!readOnly && <AliasSuggestions services={mapping.services} say={say} />}
      {selected.length > 0 && <SelectedServices services={selected} teams={mapping.teams} say={say} onClear={clear} />}
      {rows.length === 0 ? (
        <p className={classes.bar}>{text.t('namesScreen.nothing-found')}</p>
      ) : (
        <NamesTable label={text.t('namesScreen.tabs.services')} rows={rows} keyOf={byName} columns={columns} />
      )}
    </>
  );
}

function matches({ name, team, rowTeam, aliasOf }: MappedService, search: string): boolean {
  return [name, team ?? rowTeam ?? '', aliasOf ?? ''].some((text) => text.toLowerCase().includes(search));
}

/** Services that a search hides are not selected while they are hidden. */
function useSelection(rows: readonly MappedService[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = rows.filter(({ name }) => chosen.has(name));
  const every = selected.length > 0 && selected.length === rows.length;
  const selection: Selection = {
    chosen,
    all: every ? 'every' : selected.length > 0 ? 'some' : 'none',
    toggle: (name) =>
      setChosen((before) => new Set(before.has(name) ? [...before].filter((one) => one !== name) : [...before, name])),
    toggleAll: () => setChosen(new Set(every ? [] : rows.map(byName))),
  };
  return { selection, selected, clear: () => setChosen(new Set()) };
}
