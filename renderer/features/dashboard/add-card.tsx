import { UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import { useText } from '../../i18n.ts';
import type { Arrangement, Placed } from './arrangement.ts';
import { CARDS } from './cards.tsx';
import classes from './dashboard-screen.module.css';

interface AddCardProps {
  readonly arrangement: Arrangement;
  readonly onAdd: (placed: Placed) => void;
}

/** The cards that the dashboard does not have. */
export function AddCard({ arrangement, onAdd }: AddCardProps) {
  const { t } = useText();
  const heading = useId();
  const absent = CARDS.filter(({ id }) => arrangement.every(({ card }) => card !== id));
  return (
    <section className={classes.store} aria-labelledby={heading}>
      <h2 className={classes.storeTitle} id={heading}>
        {t('dashboard.add')}
      </h2>
      {absent.length === 0 && <p className={classes.hint}>{t('dashboard.all-there')}</p>}
      <div className={classes.offers}>
        {absent.map(({ id, width }) => (
          <UnstyledButton key={id} className={classes.offer} onClick={() => onAdd({ card: id, width })}>
            + {t(`dashboard.cards.${id}`)}
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
