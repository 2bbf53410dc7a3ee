import { useState } from 'react';
import type { QuizFigure } from '../../../shared/guidance/quiz.ts';
import { useChartColors } from '../../charts/chart-colors.ts';
import { SeriesBars } from '../../charts/series-bars.tsx';
import { seriesColors } from '../../charts/series-colors.ts';
import { SeriesLines } from '../../charts/series-lines.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import { type ChartFigure, figureTable, formatFigureValue } from './figure-data.ts';
import classes from './quiz-figure.module.css';

interface FigureProps {
  readonly figure: QuizFigure;
  /** Of the chart, as a length. */
  readonly height: string;
  /** Of its letters, in pixels. */
  readonly fontSize?: number;
  /** Nothing opens under a pointer that somebody left there. */
  readonly isStill?: boolean;
}

/** What a question shows to be read: a chart, or the same values as a table. */
export function QuizFigureView(props: FigureProps) {
  const [isTable, setTable] = useState(false);
  return <ControlledFigure {...props} isTable={isTable} onToggle={() => setTable(!isTable)} />;
}

interface ControlledFigureProps extends FigureProps {
  readonly isTable: boolean;
  readonly onToggle: () => void;
}

export function ControlledFigure({
  figure,
  height,
  fontSize = 11,
  isStill = false,
  isTable,
  onToggle,
}: ControlledFigureProps) {
  const { t } = useText();
  if (figure.kind === 'table') return <FigureTable figure={figure} />;
  return (
    <figure className={classes.figure} aria-label={t('quiz.figure.label')}>
      <div className={classes.head}>
        <Legend figure={figure} />
        <IconButton
          icon={isTable ? 'chart' : 'table'}
          label={t(isTable ? 'quiz.figure.chart' : 'quiz.figure.table')}
          onClick={onToggle}
        />
      </div>
      {isTable ? (
        <FigureTable figure={figure} />
      ) : (
        <div style={{ height }}>
          <FigureChart figure={figure} fontSize={fontSize} isStill={isStill} />
        </div>
      )}
    </figure>
  );
}

interface FigureChartProps {
  readonly figure: ChartFigure;
  readonly fontSize: number;
  readonly isStill: boolean;
}

function FigureChart({ figure, fontSize, isStill }: FigureChartProps) {
  const { t, locale } = useText();
  const { kind, labels, series, unit } = figure;
  const Chart = kind === 'bars' ? SeriesBars : SeriesLines;
  return (
    <Chart
      label={t('quiz.figure.label')}
      labels={labels.map((label) => label[locale])}
      series={series.map(({ values }) => values)}
      wholeOnly={unit === 'deployments' || unit === 'incidents'}
      formatValue={(value) => formatFigureValue(value, unit, locale)}
      fontSize={fontSize}
      isStill={isStill}
    />
  );
}

/** What is measured, and which colour is which. A name that says what is counted needs no unit: "Deployments". */
function Legend({ figure }: { readonly figure: ChartFigure }) {
  const { t, locale } = useText();
  const colors = seriesColors(useChartColors());
  const unit = figure.unit === 'none' ? '' : t(`quiz.figure.of.${figure.unit}`);
  return (
    <ul className={classes.legend}>
      {figure.series.map(({ name }, index) => (
        <li key={name.en}>
          <span style={{ background: colors[index % colors.length] }} aria-hidden="true" />
          {name[locale]}
          {unit !== '' && !unit.startsWith(name[locale].toLowerCase()) && ` (${unit})`}
        </li>
      ))}
    </ul>
  );
}

function FigureTable({ figure }: { readonly figure: QuizFigure }) {
  const { t, locale } = useText();
  const { columns, rows } = figureTable(figure, locale, t('quiz.figure.empty'));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className={classes.region} tabIndex={0} aria-label={t('quiz.figure.label')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column, index) =>
              // What the first column of a chart's table holds needs no name.
              column === '' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are positions
                <td key={index} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are positions
                <th key={index} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are positions
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells are positions
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
