import { UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import type { ChangeSentence } from '../../../shared/answers.ts';
import { formatDayRange } from '../../../shared/i18n/format-date.ts';
import { addDays } from '../../../shared/local-date.ts';
import type { Report } from '../../../shared/report.ts';
import { MARKS, splitMarked } from '../../components/marked-text.ts';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { useFilters } from '../../store/view.ts';
import { localDayOf } from '../../store/zone.ts';
import { sentenceParams, sentenceText } from './sentence-params.ts';
import { sentencePlaces } from './sentence-places.ts';
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
  const filters = useFilters();
  const text = t(`overview.sentence.${sentenceText(sentence)}`, { ...sentenceParams(sentence, t, locale), ...MARKS });
  const places = sentencePlaces(sentence, filters);
  let link = 0;
  return (
    <>
      {splitMarked(text).map(({ text: part, isMarked, at }) => {
        const place = isMarked ? places[link++] : undefined;
        return place === undefined ? (
          <Fragment key={at}>{part}</Fragment>
        ) : (
          <UnstyledButton key={at} className={classes.link} onClick={() => navigate(place)}>
            <bdi>{part}</bdi>
          </UnstyledButton>
        );
      })}
    </>
  );
}
