import classes from './charts.module.css';

interface LegendItem {
  readonly mark:
    | 'cross'
    | 'part'
    | 'pale'
    | 'dash'
    | 'tick'
    | 'dots'
    | 'line'
    | 'bar'
    | 'outline'
    | 'bad-bar'
    | 'hollow'
    | 'bad-hollow'
    | 'whisker'
    | 'diamond';
  readonly label: string;
}

export function ChartLegend({ items }: { readonly items: readonly LegendItem[] }) {
  return (
    <ul className={classes.legend}>
      {items.map(({ mark, label }) => (
        <li key={mark} className={classes.legendItem}>
          <svg width="14" height="10" viewBox="0 0 14 10" aria-hidden="true">
            <Mark mark={mark} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function Mark({ mark }: Pick<LegendItem, 'mark'>) {
  switch (mark) {
    case 'cross':
      return (
        <>
          <circle cx="7" cy="5" r="4.5" fill="var(--dd-bad)" />
          <path d="M5.2 3.2 8.8 6.8M8.8 3.2 5.2 6.8" stroke="var(--dd-surface)" strokeWidth="1.4" />
        </>
      );
    case 'part':
      return (
        <>
          <rect x="3" y="1" width="8" height="8" rx="2" fill="var(--dd-bar)" />
          <rect x="3" y="1" width="8" height="3" rx="1" fill="var(--dd-bad)" />
        </>
      );
    case 'pale':
      return <rect x="3" y="1" width="8" height="8" rx="2" fill="var(--dd-bar-soft)" />;
    case 'bar':
      return <rect x="3" y="1" width="8" height="8" rx="2" fill="var(--dd-bar)" />;
    case 'bad-bar':
      return <rect x="3" y="1" width="8" height="8" rx="2" fill="var(--dd-bad)" />;
    case 'hollow':
    case 'bad-hollow':
      return (
        <rect
          x="3"
          y="1"
          width="8"
          height="8"
          rx="2"
          fill="none"
          stroke={mark === 'hollow' ? 'var(--dd-bar)' : 'var(--dd-bad)'}
          strokeDasharray="3 2"
          strokeWidth="1.5"
        />
      );
    case 'whisker':
      return <path d="M4 1h6M7 1v8M4 9h6" stroke="var(--dd-ink-faint)" />;
    case 'outline':
      return (
        <path d="M3 9.5V1.5H11V9.5" fill="none" stroke="var(--dd-ink-faint)" strokeDasharray="2 2" strokeWidth="1.5" />
      );
    case 'diamond':
      return <path d="M7 0.5L11.5 5L7 9.5L2.5 5Z" fill="var(--dd-ink-soft)" />;
    case 'dash':
      return <path d="M0 5h14" stroke="var(--dd-ink-faint)" strokeDasharray="3 3" />;
    case 'line':
      return <path d="M2 5h10" stroke="var(--dd-ink-faint)" strokeWidth="1.75" />;
    case 'tick':
      return <path d="M2 5h10" stroke="var(--dd-previous)" strokeWidth="1.75" />;
    case 'dots':
      return <path d="M0 5h14" stroke="var(--dd-previous)" strokeDasharray="2 3" strokeWidth="1.5" />;
  }
}
