import { Button, Select } from '@mantine/core';
import type { SurveyReading } from '../../../shared/guidance-answers.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import classes from './survey.module.css';
import type { AskedQuestion, SurveyChoice, SurveyImportProps, SurveyPerson } from './survey-import.tsx';

interface SurveyPreviewProps extends SurveyImportProps {
  readonly reading: SurveyReading;
  readonly choice: SurveyChoice;
  readonly onChoice: (choice: SurveyChoice) => void;
}

/** How the file is read: the columns, the people, what was not understood. */
export function SurveyPreview({ questions, reading, room, choice, onChoice, onKeep }: SurveyPreviewProps) {
  const { t } = useText();
  const people = peopleOf(reading, questions);
  return (
    <>
      <Mapping questions={questions} reading={reading} choice={choice} onChoice={onChoice} />
      <Problems reading={reading} />
      <Ranges reading={reading} questions={questions} />
      <section className={classes.card}>
        <h2 className={classes.heading}>{t('survey.people.title', { count: people.length })}</h2>
        {reading.blank > 0 && <p className={classes.hint}>{t('survey.people.blank', { count: reading.blank })}</p>}
        {people.length > 0 && <PeopleRead people={people} questions={questions} />}
        {people.length > room && <p className={classes.problem}>{t('survey.too-many', { most: room })}</p>}
        <div className={classes.inline}>
          <Button
            disabled={people.length === 0 || people.length > room}
            onClick={() => onKeep(people.map(({ name, group, answers }) => ({ name, group, answers })))}
          >
            {t('survey.keep', { count: people.length })}
          </Button>
        </div>
      </section>
    </>
  );
}

interface ReadPerson extends SurveyPerson {
  readonly line: number;
}

/** Answers to what isn't asked are left out, and people who have no others. */
function peopleOf({ people }: SurveyReading, questions: readonly AskedQuestion[]): readonly ReadPerson[] {
  return people.flatMap((person) => {
    const answers = Object.fromEntries(
      questions.flatMap(({ id }) => {
        const answer = person.answers[id];
        return answer === undefined ? [] : [[id, answer]];
      }),
    );
    return Object.keys(answers).length === 0 ? [] : [{ ...person, answers }];
  });
}

/** Of the list of columns; no column of a file has this name. */
const NONE = '\0none';

/** What can be looked over; longer lists are opened when something is to be changed. */
const MOST_FIELDS = 24;

type MappingProps = Pick<SurveyPreviewProps, 'questions' | 'reading' | 'choice' | 'onChoice'>;

function Mapping({ questions, reading, choice, onChoice }: MappingProps) {
  const { t } = useText();
  const found = questions.filter(({ id }) => reading.mapping[id] !== undefined).length;
  const fields = <MappingFields {...{ questions, reading, choice, onChoice }} />;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('survey.mapping.title')}</h2>
      <p className={found === 0 ? classes.problem : classes.hint}>
        {t(found === 0 ? 'survey.mapping.nothing-found' : 'survey.mapping.hint')}
      </p>
      {questions.length > MOST_FIELDS && found > 0 ? (
        <details className={classes.all}>
          <summary>{t('survey.mapping.found', { found, total: questions.length })}</summary>
          {fields}
        </details>
      ) : (
        fields
      )}
      {reading.points !== null && (
        <div className={classes.inline}>
          <span className={classes.fieldName}>{t('survey.points.label')}</span>
          <TabRow
            label={t('survey.points.label')}
            value={reading.points === 7 ? 'seven' : 'five'}
            tabs={(['five', 'seven'] as const).map((value) => ({ value, label: t(`survey.points.${value}`) }))}
            onChange={(value) => onChoice({ ...choice, points: value === 'seven' ? 7 : 5 })}
          />
        </div>
      )}
    </section>
  );
}

function MappingFields({ questions, reading, choice, onChoice }: MappingProps) {
  const { t } = useText();
  const fields = [
    ...questions.map(({ id, label }) => ({ id, label })),
    { id: 'name', label: t('survey.mapping.name') },
    { id: 'group', label: t('survey.mapping.group') },
  ];
  const columns = [
    { value: NONE, label: t('survey.mapping.none') },
    ...reading.columns.map((column) => ({ value: column, label: column })),
  ];
  return (
    <ul className={classes.fields}>
      {fields.map(({ id, label }) => (
        <li key={id} className={classes.field}>
          <span className={classes.fieldName}>{label}</span>
          <Select
            aria-label={t('survey.mapping.column', { field: label })}
            searchable
            openOnFocus={false}
            allowDeselect={false}
            comboboxProps={{ keepMounted: false, withinPortal: false }}
            data={columns}
            value={reading.mapping[id] ?? NONE}
            onChange={(picked) => {
              const column = picked === null || picked === NONE ? '' : picked;
              onChoice({ ...choice, mapping: { ...choice.mapping, [id]: column } });
            }}
          />
        </li>
      ))}
    </ul>
  );
}

const SHOWN_PROBLEMS = 12;

function Problems({ reading: { problems } }: { readonly reading: SurveyReading }) {
  const { t } = useText();
  if (problems.length === 0) return null;
  const more = problems.length - SHOWN_PROBLEMS;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('survey.problems.title', { count: problems.length })}</h2>
      <p className={classes.hint}>{t('survey.problems.hint')}</p>
      <ul className={classes.problems}>
        {problems.slice(0, SHOWN_PROBLEMS).map(({ line, column, value }) => (
          <li key={`${line} ${column}`}>
            {t(column === '' ? 'survey.problems.row' : 'survey.problems.cell', { line, column, value })}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.hint}>{t('survey.problems.more', { count: more })}</p>}
    </section>
  );
}

/** Forms often ask by ranges ("10–20 %"); the score is of one number, which is told once for each option. */
function Ranges({ reading: { ranges }, questions }: Pick<SurveyPreviewProps, 'reading' | 'questions'>) {
  const { t } = useText();
  const options = questions.flatMap(({ id, label, answer }) => {
    const own = ranges.filter(({ question }) => question === id);
    return [...new Set(own.map(({ value }) => value))].map((value) => {
      const read = own.filter((range) => range.value === value);
      return { key: `${id} ${value}`, label, value, count: read.length, answer: answer(read[0]?.answer ?? 0) };
    });
  });
  if (options.length === 0) return null;
  const more = options.length - SHOWN_PROBLEMS;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>
        {t('survey.ranges.title', { count: options.reduce((sum, { count }) => sum + count, 0) })}
      </h2>
      <p className={classes.hint}>{t('survey.ranges.hint')}</p>
      <ul className={classes.problems}>
        {options.slice(0, SHOWN_PROBLEMS).map(({ key, ...said }) => (
          <li key={key}>{t('survey.ranges.option', said)}</li>
        ))}
      </ul>
      {more > 0 && <p className={classes.hint}>{t('survey.ranges.more', { count: more })}</p>}
    </section>
  );
}

const SHOWN_PEOPLE = 50;

interface PeopleReadProps {
  readonly people: readonly ReadPerson[];
  readonly questions: readonly AskedQuestion[];
}

function PeopleRead({ people, questions }: PeopleReadProps) {
  const { t } = useText();
  const asked = questions.filter(({ id }) => people.some(({ answers }) => answers[id] !== undefined));
  const more = people.length - SHOWN_PEOPLE;
  return (
    <ScrollRegion label={t('survey.people.table')}>
      <table className={classes.table} aria-label={t('survey.people.table')}>
        <thead>
          <tr>
            <th scope="col">{t('survey.people.line')}</th>
            <th scope="col">{t('survey.people.name')}</th>
            <th scope="col">{t('survey.people.group')}</th>
            {asked.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.slice(0, SHOWN_PEOPLE).map(({ line, name, group, answers }) => (
            <tr key={line}>
              <td>{line}</td>
              <th scope="row">{name ?? t('survey.people.anonymous')}</th>
              <td>{group ?? '–'}</td>
              {asked.map(({ id, answer }) => (
                <td key={id}>{answers[id] === undefined ? '–' : answer(answers[id])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={classes.hint}>{t('survey.people.more', { count: more })}</p>}
    </ScrollRegion>
  );
}
