import { Button, NativeSelect, TextInput } from '@mantine/core';
import { QUIZ_TOPICS, type QuizTopic } from '../../../../shared/guidance/quiz.ts';
import { useText } from '../../../i18n.ts';
import page from '../quiz.module.css';
import { BothLanguages } from './both-languages.tsx';
import { type Draft, type DraftQuestion, duplicateQuestion } from './draft.ts';
import classes from './editor.module.css';
import { changeDraft, changeQuestion, showQuestion } from './editor-state.ts';
import { FigureFields } from './figure-fields.tsx';
import { OptionFields } from './option-fields.tsx';

interface QuestionFormProps {
  readonly draft: Draft;
  readonly question: DraftQuestion;
  readonly at: number;
}

export function QuestionForm({ draft: { questions }, question, at }: QuestionFormProps) {
  const { t } = useText();
  const change = (patch: Partial<DraftQuestion>): void => changeQuestion(at, patch);
  function duplicate(): void {
    const copy = duplicateQuestion(question, questions);
    changeDraft({ questions: [...questions.slice(0, at + 1), copy, ...questions.slice(at + 1)] });
    showQuestion(at + 1);
  }
  function remove(): void {
    changeDraft({ questions: questions.filter((_, index) => index !== at) });
    showQuestion(Math.max(0, Math.min(at, questions.length - 2)));
  }
  return (
    <section className={classes.card} aria-label={t('quizEditor.nth-question', { number: at + 1 })}>
      <div className={classes.head}>
        <h2 className={page.heading}>{t('quizEditor.nth-question', { number: at + 1 })}</h2>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={duplicate}>
          {t('quizEditor.duplicate')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="red" onClick={remove}>
          {t('quizEditor.remove')}
        </Button>
      </div>
      <BothLanguages
        label={t('quizEditor.field.prompt')}
        text={question.prompt}
        isLong
        onChange={(prompt) => change({ prompt })}
      />
      <OptionFields question={question} onChange={(options) => change({ options })} />
      <BothLanguages
        label={t('quizEditor.field.explanation')}
        text={question.explanation}
        isLong
        onChange={(explanation) => change({ explanation })}
      />
      <TopicAndTime question={question} onChange={change} />
      <BothLanguages
        label={t('quizEditor.field.source-title')}
        text={question.sourceTitle}
        onChange={(sourceTitle) => change({ sourceTitle })}
      />
      <TextInput
        label={t('quizEditor.field.source-url')}
        value={question.sourceUrl}
        onChange={({ currentTarget: { value } }) => change({ sourceUrl: value })}
      />
      <BothLanguages
        label={t('quizEditor.field.host-note')}
        text={question.hostNote}
        isLong
        onChange={(hostNote) => change({ hostNote })}
      />
      <FigureFields figure={question.figure} onChange={(figure) => change({ figure })} />
    </section>
  );
}

interface TopicAndTimeProps {
  readonly question: DraftQuestion;
  readonly onChange: (patch: Partial<DraftQuestion>) => void;
}

function TopicAndTime({ question, onChange }: TopicAndTimeProps) {
  const { t } = useText();
  return (
    <div className={classes.both}>
      <NativeSelect
        label={t('quizEditor.field.topic')}
        value={question.topic}
        data={QUIZ_TOPICS.map((topic) => ({ value: topic, label: t(`quiz.topic.${topic}`) }))}
        onChange={({ currentTarget: { value } }) => onChange({ topic: value as QuizTopic })}
      />
      <TextInput
        label={t('quizEditor.field.seconds')}
        placeholder={t('quizEditor.field.seconds-why')}
        inputMode="numeric"
        value={question.seconds}
        onChange={({ currentTarget: { value } }) => onChange({ seconds: value })}
      />
    </div>
  );
}
