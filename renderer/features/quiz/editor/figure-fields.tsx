import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import type { QuizUnit } from '../../../../shared/guidance/quiz.ts';
import { useText } from '../../../i18n.ts';
import page from '../quiz.module.css';
import { QuizFigureView } from '../quiz-figure.tsx';
import { BothLanguages } from './both-languages.tsx';
import { type DraftFigure, readFigure } from './draft-figure.ts';
import classes from './editor.module.css';

const KINDS = ['none', 'table', 'bars', 'line'] as const;
const UNITS = ['none', 'deployments', 'hours', 'percent', 'incidents'] as const satisfies readonly QuizUnit[];

interface FigureFieldsProps {
  readonly figure: DraftFigure;
  readonly onChange: (figure: DraftFigure) => void;
}

/** What is drawn with the question, written as lines; as it will look below them. */
export function FigureFields({ figure, onChange }: FigureFieldsProps) {
  const { t } = useText();
  const labelId = useId();
  const read = readFigure(figure).figure;
  return (
    <div className={classes.drawn}>
      <div className={page.label} id={labelId}>
        {t('quizEditor.field.figure')}
      </div>
      <SegmentedControl
        aria-labelledby={labelId}
        size="xs"
        value={figure.kind}
        data={KINDS.map((kind) => ({ value: kind, label: t(`quizEditor.figure.${kind}`) }))}
        onChange={(kind) => onChange({ ...figure, kind: kind as DraftFigure['kind'] })}
      />
      {figure.kind !== 'none' && (
        <>
          <p className={page.hint}>
            {t(figure.kind === 'table' ? 'quizEditor.figure.table-why' : 'quizEditor.figure.chart-why')}
          </p>
          <BothLanguages
            label={t('quizEditor.figure.text')}
            text={figure.text}
            isLong
            isMonospace
            onChange={(text) => onChange({ ...figure, text })}
          />
          {figure.kind !== 'table' && (
            <NativeSelect
              label={t('quizEditor.field.unit')}
              value={figure.unit}
              data={UNITS.map((unit) => ({ value: unit, label: t(`quiz.figure.of.${unit}`) }))}
              onChange={({ currentTarget: { value } }) => onChange({ ...figure, unit: value as QuizUnit })}
            />
          )}
          {read !== null && <QuizFigureView figure={read} height="200px" />}
        </>
      )}
    </div>
  );
}
