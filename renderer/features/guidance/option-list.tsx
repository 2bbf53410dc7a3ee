import { useText } from '../../i18n.ts';
import classes from './guidance.module.css';

export interface Option {
  readonly id: string;
  readonly text: string;
  /** What the answer says about it once it is revealed. */
  readonly mark: 'correct' | 'wrong' | 'missed' | null;
}

interface OptionListProps {
  /** Id of the element that asks. */
  readonly labelledBy: string;
  readonly several: boolean;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly locked: boolean;
  readonly onChoose: (id: string) => void;
}

/** Options as wide targets, each with the digit that chooses it; underneath they are plain radio buttons or checkboxes. */
export function OptionList({ labelledBy, several, options, chosen, locked, onChoose }: OptionListProps) {
  const { t } = useText();
  return (
    <fieldset className={classes.options} aria-labelledby={labelledBy}>
      {options.map((option, index) => (
        <label key={option.id} className={classes.option} data-mark={option.mark ?? undefined}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={labelledBy}
            checked={chosen.includes(option.id)}
            disabled={locked}
            onChange={() => onChoose(option.id)}
          />
          <span className={classes.key} aria-hidden="true">
            {index + 1}
          </span>
          <span className={classes.optionText}>{option.text}</span>
          {option.mark !== null && <span className={classes.mark}>{t(`quiz.mark.${option.mark}`)}</span>}
        </label>
      ))}
    </fieldset>
  );
}
