/**
 * A figure as one writes it: lines with | between the cells, in either language. A table is its column names and a line a
 * row; a chart is a first line with the names of its series after an empty cell, and a line a label with its values.
 */
import type { GuidanceLanguage, Localised } from '../../../../shared/guidance/localised.ts';
import type { QuizFigure, QuizUnit } from '../../../../shared/guidance/quiz.ts';
import { QUIZ_LIMITS } from '../../../../shared/guidance/quiz-rules.ts';

export interface DraftFigure {
  readonly kind: 'none' | QuizFigure['kind'];
  readonly text: Localised;
  readonly unit: QuizUnit;
}

export const NO_FIGURE: DraftFigure = { kind: 'none', text: { en: '', ko: '' }, unit: 'none' };

export type FigureProblem =
  | { readonly code: 'figure-empty' | 'figure-languages' }
  | { readonly code: 'figure-uneven'; readonly line: number }
  | { readonly code: 'figure-number'; readonly line: number; readonly value: string }
  | { readonly code: 'figure-large'; readonly columns: number; readonly rows: number };

type Cells = readonly (readonly string[])[];

/** `figure` null = there is none, or it has a problem. */
export function readFigure(draft: DraftFigure): {
  readonly figure: QuizFigure | null;
  readonly problem: FigureProblem | null;
} {
  if (draft.kind === 'none') return { figure: null, problem: null };
  const cells = bothCells(draft.text);
  const problem = cells === null ? ({ code: 'figure-languages' } as const) : problemOf(draft, cells.en);
  if (cells === null || problem !== null) return { figure: null, problem };
  return { figure: figureOf(draft, cells.en, cells.ko), problem: null };
}

/** Of both languages, as large as each other; where one says nothing, the other speaks for it. null = they differ. */
function bothCells(text: Localised): Readonly<Record<GuidanceLanguage, Cells>> | null {
  const [en, ko] = [cellsOf(text.en), cellsOf(text.ko)];
  if (en.length === 0 || ko.length === 0) return en.length === 0 ? { en: ko, ko } : { en, ko: en };
  const isSame = en.length === ko.length && en.every((line, index) => line.length === ko[index]?.length);
  return isSame ? { en, ko } : null;
}

function cellsOf(text: string): Cells {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

function problemOf({ kind }: DraftFigure, cells: Cells): FigureProblem | null {
  const [first, ...rows] = cells;
  if (first === undefined || rows.length === 0 || first.length < (kind === 'table' ? 1 : 2))
    return { code: 'figure-empty' };
  const columns = kind === 'table' ? QUIZ_LIMITS.figureColumns[1] : QUIZ_LIMITS.figureSeries[1] + 1;
  const most = kind === 'table' ? QUIZ_LIMITS.figureRows[1] : QUIZ_LIMITS.figureLabels[1];
  if (first.length > columns || rows.length > most) return { code: 'figure-large', columns, rows: most };
  const uneven = rows.findIndex((row) => row.length !== first.length);
  if (uneven >= 0) return { code: 'figure-uneven', line: uneven + 2 };
  if (kind === 'table') return hasGap(cells) ? { code: 'figure-empty' } : null;
  for (const [index, [, ...values]] of rows.entries()) {
    const wrong = values.find((value) => value !== '' && !isNumber(value));
    if (wrong !== undefined) return { code: 'figure-number', line: index + 2, value: wrong };
  }
  return hasGap([first.slice(1), ...rows.map((row) => row.slice(0, 1))]) ? { code: 'figure-empty' } : null;
}

function hasGap(cells: Cells): boolean {
  return cells.some((line) => line.some((cell) => cell === ''));
}

function isNumber(text: string): boolean {
  return /^[-−]?\d+(?:\.\d+)?$/.test(text);
}

function figureOf({ kind, unit }: DraftFigure, en: Cells, ko: Cells): QuizFigure {
  const words = (line: number, cell: number): Localised => ({ en: en[line]?.[cell] ?? '', ko: ko[line]?.[cell] ?? '' });
  const [first = [], ...rows] = en;
  if (kind === 'table') {
    return {
      kind,
      columns: first.map((_, cell) => words(0, cell)),
      rows: rows.map((row, line) => row.map((_, cell) => words(line + 1, cell))),
    };
  }
  return {
    kind: kind === 'line' ? 'line' : 'bars',
    labels: rows.map((_, line) => words(line + 1, 0)),
    series: first.slice(1).map((_, series) => ({
      name: words(0, series + 1),
      values: rows.map((row) => numberIn(row[series + 1] ?? '')),
    })),
    unit,
  };
}

function numberIn(text: string): number | null {
  return text === '' ? null : Number(text.replace('−', '-'));
}

export function draftFigure(figure: QuizFigure): DraftFigure {
  const text = (language: GuidanceLanguage): string => {
    const lines =
      figure.kind === 'table'
        ? [figure.columns, ...figure.rows].map((row) => row.map((cell) => cell[language]))
        : [
            ['', ...figure.series.map(({ name }) => name[language])],
            ...figure.labels.map((label, index) => [
              label[language],
              ...figure.series.map(({ values }) => String(values[index] ?? '')),
            ]),
          ];
    return lines.map((line) => line.join(' | ').trimStart()).join('\n');
  };
  const unit = figure.kind === 'table' ? 'none' : figure.unit;
  return { kind: figure.kind, text: { en: text('en'), ko: text('ko') }, unit };
}
