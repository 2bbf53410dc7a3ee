import { Button, NumberInput, SegmentedControl, Switch } from '@mantine/core';
import { useId } from 'react';
import { QUIZ_TOPICS } from '../../../shared/guidance/quiz.ts';
import { useText } from '../../i18n.ts';
import { setScreenParams } from '../../store/view.ts';
import classes from './quiz.module.css';
import { type Drawn, newSeed } from './use-drawn.ts';

const COUNTS = [5, 10, 20] as const;

/** Which of the pack's questions, in which order, and how they are played. */
export function GameSetup({ drawn }: { readonly drawn: Drawn }) {
  const { t } = useText();
  const { questions } = drawn;
  const isEmpty = questions.length === 0;
  return (
    <section className={classes.setup} aria-label={t('quiz.setup.title')}>
      <h2 className={classes.heading}>{t('quiz.setup.title')}</h2>
      <Topics drawn={drawn} />
      <Count drawn={drawn} />
      <Order drawn={drawn} />
      <p className={classes.soft} aria-live="polite">
        {isEmpty ? t('quiz.setup.none') : t('quiz.pack.count', { count: questions.length })}
      </p>
      <div className={classes.starts}>
        <Button size="md" disabled={isEmpty} onClick={() => start(drawn, { play: 'yes' })}>
          {t('quiz.setup.play')}
        </Button>
        <Button size="md" variant="light" disabled={isEmpty} onClick={() => start(drawn, { host: 'yes' })}>
          {t('quiz.setup.host')}
        </Button>
      </div>
    </section>
  );
}

/** With everything that deals the questions, so that the place can be kept and opened again. */
function start({ chosen, drawing }: Drawn, how: Readonly<Record<string, string>>): void {
  setScreenParams({
    pack: chosen.pack.id,
    topics: drawing.topics.join(','),
    n: drawing.count === null ? 'all' : String(drawing.count),
    seed: drawing.seed === null ? 'none' : String(drawing.seed),
    ...how,
  });
}

/** Those that the pack has questions of; none chosen = all. */
function Topics({ drawn: { chosen, drawing } }: { readonly drawn: Drawn }) {
  const { t } = useText();
  const present = QUIZ_TOPICS.filter((topic) => chosen.pack.questions.some((question) => question.topic === topic));
  if (present.length < 2) return null;
  const { topics } = drawing;
  return (
    <fieldset className={classes.field}>
      <legend className={classes.label}>{t('quiz.topic.label')}</legend>
      <div className={classes.chips}>
        {present.map((topic) => {
          const isOn = topics.length === 0 || topics.includes(topic);
          const others = (topics.length === 0 ? present : topics).filter((each) => each !== topic);
          const next = isOn ? others : [...others, topic];
          return (
            <label key={topic} className={classes.chip}>
              <input
                type="checkbox"
                checked={isOn}
                onChange={() =>
                  setScreenParams({ topics: next.length === present.length ? null : next.join(',') }, true)
                }
              />
              {t(`quiz.topic.${topic}`)}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function Count({ drawn: { drawing, available } }: { readonly drawn: Drawn }) {
  const { t } = useText();
  const labelId = useId();
  const counts = COUNTS.filter((count) => count < available);
  const isAll = drawing.count === null || drawing.count >= available;
  const own =
    drawing.count !== null && !isAll && !counts.some((count) => count === drawing.count) ? [drawing.count] : [];
  const choices = [...counts, ...own].sort((one, other) => one - other).map(String);
  return (
    <div className={classes.field}>
      <div className={classes.label} id={labelId}>
        {t('quiz.setup.count')}
      </div>
      <SegmentedControl
        aria-labelledby={labelId}
        size="sm"
        fullWidth
        value={isAll ? 'all' : String(drawing.count)}
        data={[
          ...choices.map((count) => ({ value: count, label: count })),
          { value: 'all', label: t('quiz.setup.all', { count: available }) },
        ]}
        onChange={(count) => setScreenParams({ n: count }, true)}
      />
    </div>
  );
}

function Order({ drawn: { drawing } }: { readonly drawn: Drawn }) {
  const { t } = useText();
  const { seed } = drawing;
  return (
    <div className={classes.field}>
      <Switch
        label={t('quiz.setup.shuffle')}
        checked={seed !== null}
        onChange={({ currentTarget: { checked } }) =>
          setScreenParams({ seed: checked ? String(newSeed()) : 'none' }, true)
        }
      />
      {seed !== null && (
        <NumberInput
          className={classes.seed ?? ''}
          label={t('quiz.setup.seed')}
          description={t('quiz.setup.seed-why')}
          value={seed}
          min={1}
          max={9999}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          hideControls
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1) setScreenParams({ seed: String(value) }, true);
          }}
        />
      )}
    </div>
  );
}
