import { type ReactNode, useRef, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { PlainButton } from '../components/plain-button.tsx';
import { useText } from '../i18n.ts';
import classes from './charts.module.css';
import { CopyTools } from './copy-tools.tsx';
import { NOT_IN_PICTURE } from './picture.ts';

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
  /** Made when somebody looks at it or copies it, where it takes long to make. */
  readonly twin: TableTwin | (() => TableTwin);
  /** Of the plot; null = as its content needs. */
  readonly height: number | null;
  /** What a picture of it is of, where the filters don't say it. */
  readonly about?: string | (() => string);
  readonly children: ReactNode;
}

/** A chart with its title, the sentence that sums it up, and the same values as a table; both can be copied. */
export function ChartPanel(props: ChartPanelProps) {
  const { title, subtitle, controls, legend, twin, height, about, children } = props;
  const panel = useRef<HTMLElement>(null);
  const { t } = useText();
  const [isTable, setTable] = useState(false);
  const tableOf = () => (typeof twin === 'function' ? twin() : twin);
  const action = t(isTable ? 'app.actions.show-chart' : 'app.actions.show-table');
  return (
    <section className={classes.panel} ref={panel}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          <div className={classes.subtitle}>{subtitle}</div>
        </div>
        <span className={classes.controls} {...NOT_IN_PICTURE}>
          {controls}
        </span>
        <CopyTools panel={panel} table={tableOf} {...(about === undefined ? {} : { about })} />
        <PlainButton
          className={classes.toggle}
          {...NOT_IN_PICTURE}
          aria-pressed={isTable}
          aria-label={action}
          title={action}
          onClick={() => setTable(!isTable)}
        >
          <Icon name={isTable ? 'chart' : 'table'} size={15} />
        </PlainButton>
      </div>
      <div className={classes.plot} data-free={height === null} style={height === null ? {} : { height }}>
        {isTable ? <Twin title={title} twin={tableOf()} /> : children}
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
            <tr key={[name, ...cells].join('\t')}>
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
