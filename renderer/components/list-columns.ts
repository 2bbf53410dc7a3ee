/** Which columns of a list are shown, and in which order: in the location, so that a saved view keeps it. */
import { useMemo } from 'react';
import { setScreenParam, useScreenParam } from '../store/view.ts';
import type { ListColumn } from './paged-table.tsx';

export interface ChosenColumns<Row> {
  /** All that the list has, in its own order. */
  readonly known: readonly ListColumn<Row>[];
  /** All of them again: those that are shown in their order, each of the others behind the one that it usually follows. */
  readonly ordered: readonly ListColumn<Row>[];
  readonly shown: readonly ListColumn<Row>[];
  /** They are others than usual. */
  readonly isChosen: boolean;
}

const PARAM = 'columns';
/** All but the first are hidden: an empty value would be no choice. */
const NONE = '-';

/** @param known the first is always there: it opens the row. Stable between renders. */
export function useListColumns<Row>(known: readonly ListColumn<Row>[]): ChosenColumns<Row> {
  const param = useScreenParam(PARAM);
  return useMemo(() => chosenColumns(known, param), [known, param]);
}

export function chosenColumns<Row>(known: readonly ListColumn<Row>[], param: string | null): ChosenColumns<Row> {
  const [first, ...others] = known;
  const named = [...new Set(param?.split(','))].flatMap((name) => others.filter((column) => nameOf(column) === name));
  const chosen = param === null ? others.filter((column) => column.isExtra !== true) : named;
  const shown = first === undefined ? chosen : [first, ...chosen];
  const ordered = [...shown];
  for (const [place, column] of known.entries()) {
    if (shown.includes(column)) continue;
    const before = known[place - 1];
    ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, column);
  }
  return { known, ordered, shown, isChosen: param !== null };
}

/** What the location says of these; null where they are the usual ones. */
export function columnsParam<Row>(known: readonly ListColumn<Row>[], shown: readonly ListColumn<Row>[]): string | null {
  const names = (columns: readonly ListColumn<Row>[]) => columns.slice(1).map(nameOf).join(',');
  const param = names(shown);
  return param === names(chosenColumns(known, null).shown) ? null : param || NONE;
}

export function showColumns<Row>({ known }: ChosenColumns<Row>, shown: readonly ListColumn<Row>[]): void {
  setScreenParam(PARAM, columnsParam(known, shown), true);
}

export function showUsualColumns(): void {
  setScreenParam(PARAM, null, true);
}

function nameOf<Row>({ id, name }: ListColumn<Row>): string {
  return name ?? id;
}
