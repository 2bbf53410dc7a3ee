import type { QuizFigure } from '../../../../shared/guidance/quiz.ts';
import { useText } from '../../../i18n.ts';
import { formatFigureValue } from '../../quiz/figure-data.ts';
import classes from './quiz-slides.module.css';

/** What a question gives to read. */
export function QuizFigureOnSlide({ figure }: { readonly figure: QuizFigure }) {
  const { locale } = useText();
  if (figure.kind === 'table') {
    return (
      <table className={classes.figureTable}>
        <thead>
          <tr>
            {figure.columns.map((column) => (
              <th key={column.en} scope="col">
                {column[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figure.rows.map((row) => (
            <tr key={row.map(({ en }) => en).join('|')}>
              {row.map((cell, index) => (
                <td key={figure.columns[index]?.en ?? cell.en}>{cell[locale]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  const highest = Math.max(...figure.series.flatMap(({ values }) => values.map((value) => value ?? 0)), 0);
  return (
    <div className={classes.figureBars}>
      {figure.labels.map((label, index) => (
        <div key={label.en}>
          {figure.series.map(({ name, values }) => {
            const value = values[index] ?? null;
            return (
              <span key={name.en} className={classes.figureValue}>
                {value === null ? '–' : formatFigureValue(value, figure.unit, locale)}
                <i style={{ height: `${highest === 0 || value === null ? 0 : (value / highest) * 100}px` }} />
              </span>
            );
          })}
          <span>{label[locale]}</span>
        </div>
      ))}
    </div>
  );
}
