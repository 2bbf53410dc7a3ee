import { Button } from '@mantine/core';
import { useId } from 'react';
import type { AnomaliesAnswer } from '../../../shared/anomaly-answers.ts';
import panel from '../../components/panel.module.css';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { AnomalyCard } from '../anomalies/anomaly-card.tsx';
import classes from './dashboard-screen.module.css';

const SHOWN = 2;

/** The newest shifts, and the way to all. */
export function LatestShifts({ answer: { anomalies } }: { readonly answer: AnomaliesAnswer }) {
  const { t } = useText();
  const heading = useId();
  return (
    <section className={`${panel.panel} ${classes.shifts}`} aria-labelledby={heading}>
      <h2 className={panel.title} id={heading}>
        {t('dashboard.cards.anomalies')}
      </h2>
      {anomalies.length === 0 && <p className={classes.hint}>{t('anomalies.empty.title')}</p>}
      {anomalies.slice(0, SHOWN).map((anomaly) => (
        <AnomalyCard key={`${anomaly.metric} ${anomaly.service} ${anomaly.day}`} anomaly={anomaly} />
      ))}
      {anomalies.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" onClick={() => navigate('/anomalies')}>
          {t('dashboard.all-shifts', { count: anomalies.length })}
        </Button>
      )}
    </section>
  );
}
