import type { ReactNode } from 'react';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { ChoiceScope } from '../../store/screen-choice.ts';
import type { Arrangement } from './arrangement.ts';
import classes from './card-grid.module.css';
import { type CardProps, cardOf } from './cards.tsx';

/** The cards as they are read. */
export function CardGrid({ arrangement, ...props }: CardProps & { readonly arrangement: Arrangement }) {
  return (
    <div className={classes.grid}>
      {arrangement.map(({ card, width }) => (
        <div key={card} className={classes.cell} data-width={width}>
          <CardContent id={card} {...props} />
        </div>
      ))}
    </div>
  );
}

/** Each card keeps its own choices, and one that fails leaves the others alone. */
export function CardContent({ id, ...props }: CardProps & { readonly id: string }): ReactNode {
  return (
    <ErrorBoundary>
      <ChoiceScope value={`${id}.`}>{cardOf(id)?.show(props)}</ChoiceScope>
    </ErrorBoundary>
  );
}
