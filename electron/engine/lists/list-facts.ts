import { formatDayRange } from '../../../shared/i18n/format-date.ts';
import { formatDay } from '../../../shared/time.ts';
import type { Question } from '../queries/question.ts';
import type { CsvCell } from '../report/csv-text.ts';
import { filterWords } from '../report/filter-words.ts';
import { type CsvWords, localInstant } from './csv-column.ts';

export interface ListAbout {
  readonly title: string;
  readonly question: Question;
  readonly search: string;
  /** What else narrows it, in words. */
  readonly narrowed: readonly string[];
  readonly rows: number;
  /** Epoch ms. */
  readonly now: number;
  readonly appVersion: string;
}

/** What a list that leaves the application tells of itself, above its header: lines of a name and a value. */
export function listFacts({ translate: t, language, clock }: CsvWords, about: ListAbout): readonly CsvCell[][] {
  const { question, search, narrowed } = about;
  const { selection, settings, rules, view } = question;
  const day = (instant: number) => formatDay(clock.dayOf(instant));
  const filters = filterWords(t, {
    env: rules.environmentPattern,
    service: view.services,
    team: view.teams,
    repo: view.repositories,
  });
  return [
    [about.title],
    [t('lists.csv.workspace'), settings.clientName],
    [
      t('report.period'),
      `${formatDayRange(day(selection.from), day(selection.to - 1), language)} (${selection.timeZone})`,
    ],
    [t('report.filters'), [...filters, ...narrowed].join(' · ')],
    ...(search === '' ? [] : [[t('lists.csv.search'), search]]),
    [t('report.profile'), t(`profiles.name.${rules.profile}`)],
    [t('lists.csv.rows'), about.rows],
    [t('lists.csv.exported'), localInstant(clock, about.now)],
    [t('app.name'), about.appVersion],
  ];
}
