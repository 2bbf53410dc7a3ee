import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useText } from '../i18n.ts';
import classes from './charts.module.css';

export interface TableTwin {
  readonly columns: readonly string[];
  /** One row a bucket, in words; the first cell names it. */
  readonly rows: readonly (readonly string[])[];
}

interface ChartPanelProps {
  readonly title: string;
  readonly subtitle: ReactNode;
  readonly controls?: ReactNode;
  readonly legend?: ReactNode;
  readonly twin: TableTwin;
  readonly height: number;
  readonly children: ReactNode;
}

/** A chart with its title, the sentence that sums it up, and the same values as a table. */
export function ChartPanel({ title, subtitle, controls, legend, twin, height, children }: ChartPanelProps) {
  const { t } = useText();
  const [isTable, setTable] = useState(false);
  const action = t(isTable ? 'app.actions.show-chart' : 'app.actions.show-table');
  return (
    <section className={classes.panel}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          <div className={classes.subtitle}>{subtitle}</div>
        </div>
        {controls}
        <UnstyledButton
          className={classes.toggle}
          aria-pressed={isTable}
          aria-label={action}
          title={action}
          onClick={() => setTable(!isTable)}
        >
          <Icon name={isTable ? 'chart' : 'table'} size={15} />
        </UnstyledButton>
      </div>
      <div className={classes.plot} style={{ height }}>
        {isTable ? <Twin title={title} twin={twin} /> : children}
      </div>
      {!isTable && legend}
    </section>
  );
}

function Twin({ title, twin }: { readonly title: string; readonly twin: TableTwin }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className={classes.twin} tabIndex={0} aria-label={title}>
      <table className={classes.table}>
        <thead>
          <tr>
            {twin.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={twin.columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
