import { useEffect, useState } from 'react';
import type { QuizQuestion } from '../../../../shared/guidance/quiz.ts';
import { useText } from '../../../i18n.ts';
import { followHost, type HostNews } from '../../quiz/host-channel.ts';
import classes from './speaker.module.css';

/** Of a quiz that the main window plays before an audience; null = none is. */
export function useHostNews(): HostNews | null {
  const [news, setNews] = useState<HostNews | null>(null);
  useEffect(() => followHost(setNews), []);
  return news;
}

/** What only the host of a quiz may know. */
export function HostNotes({ news }: { readonly news: HostNews }) {
  const { t, locale } = useText();
  const { title, step, total, question, next, teams } = news;
  return (
    <main className={classes.host}>
      <header className={classes.head}>
        <h1>{title[locale]}</h1>
        <p className={classes.place}>
          {t('present.speaker.place', { number: Math.min(step + 1, total), count: total })}
        </p>
      </header>
      {question !== null && (
        <section>
          <h2>{t('present.speaker.now')}</h2>
          <p className={classes.question}>{question.prompt[locale]}</p>
          <p className={classes.note}>{t('present.note.answer', { answer: answerOf(question, locale) })}</p>
          <p className={classes.note}>{question.explanation[locale]}</p>
          {question.hostNote !== undefined && <p className={classes.note}>{question.hostNote[locale]}</p>}
        </section>
      )}
      {next !== null && (
        <section>
          <h2>{t('present.speaker.next')}</h2>
          <p className={classes.question}>{next.prompt[locale]}</p>
        </section>
      )}
      <ol className={classes.teams}>
        {teams.map(({ name, points, rank }) => (
          <li key={name}>
            {rank}. <bdi>{name}</bdi>: <strong>{points}</strong>
          </li>
        ))}
      </ol>
    </main>
  );
}

function answerOf({ options, correct }: QuizQuestion, locale: 'en' | 'ko'): string {
  return options
    .filter(({ id }) => correct.includes(id))
    .map(({ text }) => text[locale])
    .join(' · ');
}
