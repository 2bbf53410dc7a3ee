import { UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect } from 'react';
import { formatDayRange } from '../../shared/i18n/format-date.ts';
import { addDays } from '../../shared/local-date.ts';
import { shell } from '../api.ts';
import { useText } from '../i18n.ts';
import { rangeDays } from '../store/filters.ts';
import { stopPresenting } from '../store/presenting.ts';
import { useDataFrame, useFilters } from '../store/view.ts';
import { useWorkspace } from '../store/workspace.ts';
import classes from './presenting-bar.module.css';

/** What an audience needs to know of the figures, in place of the filters; and the way out. */
export function PresentingBar() {
  const { t, locale } = useText();
  const client = useWorkspace((state) => state.summary?.settings.clientName ?? '');
  const { range, teams, services } = useFilters();
  const frame = useDataFrame();
  const days = frame === null ? null : rangeDays(range, frame);
  useHotkeys([['Escape', stopPresenting]]);
  useEffect(() => {
    void shell('window.present', { on: true });
    return () => void shell('window.present', { on: false });
  }, []);
  return (
    <div className={classes.bar}>
      <strong>{client}</strong>
      {days !== null && <span>{formatDayRange(days.from, addDays(days.to, -1), locale)}</span>}
      {[...teams, ...services].length > 0 && <span>{[...teams, ...services].join(', ')}</span>}
      <UnstyledButton className={classes.stop} onClick={stopPresenting}>
        {t('dashboard.stop-presenting')}
      </UnstyledButton>
    </div>
  );
}
