import { useEffect, useState } from 'react';
import { useText } from '../../i18n.ts';
import classes from './host-clock.module.css';
import { type HostTimer, timeLeft } from './host-game.ts';

/** From when on the seconds are pressing. */
const LAST_SECONDS = 5;
const RADIUS = 44;
const AROUND = 2 * Math.PI * RADIUS;

/** A ring that empties around the seconds left. */
export function HostClock({ timer }: { readonly timer: HostTimer }) {
  const { t } = useText();
  const left = useTimeLeft(timer);
  const [full] = useState(Math.max(left, 1));
  const seconds = Math.ceil(left / 1000);
  const isUp = seconds === 0;
  return (
    <div className={classes.clock} data-last={seconds <= LAST_SECONDS} data-stands={timer.since === null && !isUp}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r={RADIUS} />
        <circle
          cx="50"
          cy="50"
          r={RADIUS}
          strokeDasharray={AROUND}
          strokeDashoffset={AROUND * (1 - Math.min(1, seconds / Math.ceil(full / 1000)))}
        />
      </svg>
      <span className={classes.seconds} role="timer" aria-label={t('quizHost.clock.left', { count: seconds })}>
        {seconds}
      </span>
      <span className={classes.word} aria-live="polite">
        {isUp ? t('quizHost.clock.up') : timer.since === null ? t('quizHost.clock.stands') : ''}
      </span>
    </div>
  );
}

/** Of the count-down, looked at often enough for the second to change on time. */
function useTimeLeft(timer: HostTimer): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (timer.since === null) return;
    const ticking = window.setInterval(() => setNow(Date.now()), 100);
    return () => window.clearInterval(ticking);
  }, [timer]);
  return timeLeft(timer, Math.max(now, timer.since ?? 0));
}
