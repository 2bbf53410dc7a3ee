import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatTime } from '../../../../shared/i18n/format-date.ts';
import { useText } from '../../../i18n.ts';
import { clockWords, elapsedAt, resetClock, startClock, toggleClock } from './elapsed.ts';
import classes from './speaker.module.css';

const TICK_MS = 250;

/** The time of day where the presenter is, and how long it has taken so far. */
export function SpeakerClock() {
  const { t, locale } = useText();
  const [now, setNow] = useState(() => Date.now());
  const [elapsed, setElapsed] = useState(() => startClock(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <div className={classes.clocks}>
      <p>
        <span className={classes.small}>{t('present.speaker.clock')}</span>
        <strong>{formatTime(now, timeZone, locale)}</strong>
      </p>
      <p>
        <span className={classes.small}>{t('present.speaker.elapsed')}</span>
        <strong role="timer">{clockWords(elapsedAt(elapsed, now))}</strong>
      </p>
      <Button size="compact-sm" variant="default" onClick={() => setElapsed(toggleClock(elapsed, Date.now()))}>
        {t(elapsed.since === null ? 'present.speaker.go' : 'present.speaker.pause')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setElapsed(resetClock(elapsed, Date.now()))}>
        {t('present.speaker.reset')}
      </Button>
    </div>
  );
}
