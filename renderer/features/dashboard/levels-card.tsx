import { useId } from 'react';
import type { LevelSet } from '../../../shared/metrics/levels.ts';
import type { Report } from '../../../shared/report.ts';
import panel from '../../components/panel.module.css';
import { useText } from '../../i18n.ts';
import { LevelTable } from '../guidance/level-table.tsx';
import classes from './dashboard-screen.module.css';

interface LevelsCardProps {
  readonly report: Report;
  readonly set: LevelSet;
}

export function LevelsCard({ report, set }: LevelsCardProps) {
  const { t } = useText();
  const heading = useId();
  return (
    <section className={`${panel.panel} ${classes.shifts}`} aria-labelledby={heading}>
      <h2 className={panel.title} id={heading}>
        {t('dashboard.cards.levels')}
      </h2>
      <LevelTable report={report} set={set} />
    </section>
  );
}
