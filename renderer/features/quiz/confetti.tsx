import { useReducedMotion } from '@mantine/hooks';
import { useSettings } from '../../store/settings.ts';
import classes from './prizes.module.css';

const PIECES = 70;
/** Steps that meet no piece twice: they share no factor with 100. */
const [ACROSS, LATE, TURN] = [37, 61, 83];

/** Falls once, where motion is allowed. */
export function Confetti() {
  const isReduced = useReducedMotion(false, { getInitialValueInEffect: false });
  const isOff = useSettings((state) => state.preferences.reduceMotion);
  if (isReduced || isOff) return null;
  return (
    <div className={classes.confetti} aria-hidden="true">
      {Array.from({ length: PIECES }, (_, piece) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are nothing but their places
          key={piece}
          data-team={piece % 8}
          style={{
            left: `${(piece * ACROSS) % 100}%`,
            animationDelay: `${((piece * LATE) % 100) * 18}ms`,
            animationDuration: `${2600 + ((piece * TURN) % 100) * 16}ms`,
          }}
        />
      ))}
    </div>
  );
}
