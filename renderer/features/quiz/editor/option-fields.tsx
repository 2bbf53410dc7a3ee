import { Button, Checkbox } from '@mantine/core';
import { QUIZ_LIMITS } from '../../../../shared/guidance/quiz-rules.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { useText } from '../../../i18n.ts';
import page from '../quiz.module.css';
import { BothLanguages } from './both-languages.tsx';
import { type DraftOption, type DraftQuestion, moved, newOption } from './draft.ts';
import classes from './editor.module.css';

interface OptionFieldsProps {
  readonly question: DraftQuestion;
  readonly onChange: (options: readonly DraftOption[]) => void;
}

export function OptionFields({ question: { options }, onChange }: OptionFieldsProps) {
  const { t } = useText();
  const change = (at: number, patch: Partial<DraftOption>): void =>
    onChange(options.map((option, index) => (index === at ? { ...option, ...patch } : option)));
  return (
    <fieldset className={classes.options}>
      <legend className={page.label}>{t('quizEditor.options.heading')}</legend>
      <p className={page.faint}>{t('quizEditor.options.why')}</p>
      {options.map((option, index) => (
        <OptionRow
          key={option.id}
          option={option}
          index={index}
          isLast={index === options.length - 1}
          onChange={(patch) => change(index, patch)}
          onMove={(by) => onChange(moved(options, index, by))}
          onRemove={() => onChange(options.filter((_, other) => other !== index))}
        />
      ))}
      <Button
        variant="default"
        size="xs"
        disabled={options.length >= QUIZ_LIMITS.options[1]}
        onClick={() => onChange([...options, newOption(options)])}
      >
        {t('quizEditor.options.add')}
      </Button>
    </fieldset>
  );
}

interface OptionRowProps {
  readonly option: DraftOption;
  readonly index: number;
  readonly isLast: boolean;
  readonly onChange: (patch: Partial<DraftOption>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function OptionRow({ option, index, isLast, onChange, onMove, onRemove }: OptionRowProps) {
  const { t } = useText();
  const number = index + 1;
  return (
    <div className={classes.option} data-right={option.isRight}>
      <Checkbox
        aria-label={t('quizEditor.options.right', { number })}
        checked={option.isRight}
        color="green"
        onChange={({ currentTarget: { checked } }) => onChange({ isRight: checked })}
      />
      <BothLanguages
        label={t('quizEditor.options.option', { number })}
        text={option.text}
        hasLabel={false}
        onChange={(text) => onChange({ text })}
      />
      <Checkbox
        size="xs"
        label={t('quizEditor.options.last-short')}
        aria-label={t('quizEditor.options.last', { number })}
        checked={option.last}
        onChange={({ currentTarget: { checked } }) => onChange({ last: checked })}
      />
      <span className={classes.moves}>
        <IconButton
          icon="up"
          label={t('quizEditor.options.up', { number })}
          isDisabled={index === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon="down"
          label={t('quizEditor.options.down', { number })}
          isDisabled={isLast}
          onClick={() => onMove(1)}
        />
        <IconButton icon="close" label={t('quizEditor.options.remove', { number })} onClick={onRemove} />
      </span>
    </div>
  );
}
