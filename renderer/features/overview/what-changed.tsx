import { UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import type { ChangeSentence } from '../../../shared/answers.ts';
import { formatDayRange } from '../../../shared/i18n/format-date.ts';
import { addDays } from '../../../shared/local-date.ts';
import type { Report } from '../../../shared/report.ts';
import { mark, splitMarked } from '../../components/marked-text.ts';
import { useText } from '../../i18n.ts';
import { changeFilters } from '../../store/view.ts';
import { localDayOf } from '../../store/zone.ts';
import { sentenceParams } from './sentence-params.ts';
import classes from './what-changed.module.css';

interface WhatChangedProps {
  readonly report: Report;
  readonly sentences: readonly ChangeSentence[];
}

export function WhatChanged({ report, sentences }: WhatChangedProps) {
  const { t, locale } = useText();
  const { previous, timeZone } = report.period;
  const range = formatDayRange(
    localDayOf(previous.from, timeZone),
    addDays(localDayOf(previous.to, timeZone), -1),
    locale,
  );
  return (
    <section className={classes.panel}>
      <h2 className={classes.title}>{t('overviewScreen.changed.title')}</h2>
      <div className={classes.subtitle}>{t('overviewScreen.changed.against', { range })}</div>
      <ul className={classes.list}>
        {sentences.map((sentence) => (
          <li key={JSON.stringify(sentence)} className={classes.item}>
            <span className={classes.dot} data-tone={sentence.tone} />
            <span>
              <Sentence sentence={sentence} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sentence({ sentence }: { readonly sentence: ChangeSentence }) {
  const { t, locale } = useText();
  const params = sentenceParams(sentence, t, locale);
  const { service } = params;
  const marked = typeof service === 'string' ? { ...params, service: mark(service) } : params;
  const text = t(`overview.sentence.${sentence.code}`, marked);
  return (
    <>
      {splitMarked(text).map(({ text: part, isMarked, at }) =>
        isMarked ? (
          <UnstyledButton key={at} className={classes.link} onClick={() => changeFilters({ services: [part] })}>
            {part}
          </UnstyledButton>
        ) : (
          <Fragment key={at}>{part}</Fragment>
        ),
      )}
    </>
  );
}
