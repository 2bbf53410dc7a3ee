import { useText } from '../../i18n.ts';
import hands from './hands.module.css';

interface CountFieldProps {
  readonly number: number;
  /** null = not counted. */
  readonly hands: number | null;
  readonly onCount: (hands: number | null) => void;
}

const MOST_HANDS = 9999;

/** Hands for an option: typed, or one more and one less. */
export function CountField({ number, hands: counted, onCount }: CountFieldProps) {
  const { t } = useText();
  return (
    <span className={hands.count}>
      <button
        type="button"
        aria-label={t('quizHost.hands.fewer', { number })}
        disabled={(counted ?? 0) === 0}
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onCount((counted ?? 0) - 1)}
      >
        −
      </button>
      <input
        type="text"
        inputMode="numeric"
        data-count={number}
        aria-label={t('quizHost.hands.count', { number })}
        value={counted ?? ''}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget: { value } }) => {
          const digits = value.replace(/\D/g, '');
          onCount(digits === '' ? null : Math.min(MOST_HANDS, Number(digits)));
        }}
      />
      <button
        type="button"
        aria-label={t('quizHost.hands.more', { number })}
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onCount((counted ?? 0) + 1)}
      >
        +
      </button>
    </span>
  );
}
