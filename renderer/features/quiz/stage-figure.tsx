import { useEffect, useRef, useState } from 'react';
import type { QuizFigure } from '../../../shared/guidance/quiz.ts';
import { setFigureTable, useHost } from './host-state.ts';
import { ControlledFigure } from './quiz-figure.tsx';
import classes from './stage.module.css';

/** A question's figure in the letters of the stage. */
export function StageFigure({ figure }: { readonly figure: QuizFigure }) {
  const place = useRef<HTMLDivElement>(null);
  const isTable = useHost((state) => state.figureTable);
  const [letters, setLetters] = useState(20);
  useEffect(() => {
    if (place.current !== null) setLetters(Number.parseFloat(getComputedStyle(place.current).fontSize) || 20);
  }, []);
  return (
    <div className={classes.figure} ref={place}>
      <ControlledFigure
        figure={figure}
        height="clamp(150px, 34vh, 480px)"
        isStill
        fontSize={letters}
        isTable={isTable}
        onToggle={() => setFigureTable(!isTable)}
      />
    </div>
  );
}
