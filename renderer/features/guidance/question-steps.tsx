import classes from './guidance.module.css';

interface QuestionStepsProps {
  readonly answered: readonly boolean[];
  readonly current: number;
  readonly text: string;
}

/** How far one is; the words say it too, so the marks are decoration. */
export function QuestionSteps({ answered, current, text }: QuestionStepsProps) {
  return (
    <div className={classes.steps}>
      {answered.map((isAnswered, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps are positions
          key={index}
          className={classes.step}
          data-state={index === current ? 'current' : isAnswered ? 'answered' : undefined}
          aria-hidden="true"
        />
      ))}
      <span className={classes.stepText}>{text}</span>
    </div>
  );
}
