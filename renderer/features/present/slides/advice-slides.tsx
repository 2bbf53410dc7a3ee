/** What to do next: the strongest three on one page, and each on its own. */
import { isTooLittle } from '../../../../shared/guidance/advice/is-too-little.ts';
import type { Advice } from '../../../../shared/guidance-answers.ts';
import { adviceWords, evidenceWords } from '../../../../shared/i18n/advice-words.ts';
import type { Locale } from '../../../../shared/i18n/catalog.ts';
import type { Translate } from '../../../../shared/i18n/translator.ts';
import type { MetricName } from '../../../../shared/model.ts';
import { clipName } from '../../../components/clip-name.ts';
import { useText } from '../../../i18n.ts';
import type { AdviceRank } from '../deck.ts';
import type { DeckData } from '../deck-data.ts';
import own from './advice-slides.module.css';
import { joinNote, type SlideMaker } from './slide.ts';
import { NothingOnSlide, SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';

const SHOWN = 3;

export const adviceSlide: SlideMaker = {
  hasData: ({ advice }) => (advice?.advice.length ?? 0) > 0,
  parts: ({ data, t, locale }) => {
    const shown = strongest(data);
    return [
      {
        name: null,
        content: <AdviceSlide data={data} advice={shown} />,
        note:
          shown.length === 0
            ? whyNone(data, t)
            : joinNote(...shown.map((each) => saying(each, t, locale)), t('present.note.advice')),
      },
    ];
  },
};

/** Not shown unless asked for: the page with all says enough for most audiences. */
export function oneAdviceSlide(rank: AdviceRank): SlideMaker {
  return {
    hasData: () => false,
    parts: ({ data, t, locale }) => {
      const advice = strongest(data)[rank - 1];
      return [
        {
          name: null,
          content: advice === undefined ? <NoAdvice data={data} /> : <OneAdvice advice={advice} />,
          note: advice === undefined ? '' : joinNote(...advice.evidence.map((each) => evidenceWords(each, t, locale))),
        },
      ];
    },
  };
}

function saying(advice: Advice, t: Translate, locale: Locale): string {
  const { title, why } = adviceWords(advice, t, locale);
  return `${title}: ${why}`;
}

function strongest({ advice }: DeckData): readonly Advice[] {
  return (advice?.advice ?? []).slice(0, SHOWN);
}

function NoAdvice({ data }: { readonly data: DeckData }) {
  const { t } = useText();
  return (
    <SlideFrame title={t('present.slide.advice.title')}>
      <NothingOnSlide>{whyNone(data, t)}</NothingOnSlide>
    </SlideFrame>
  );
}

/** Nothing is wrong, or nobody can tell. */
function whyNone({ advice }: DeckData, t: Translate): string {
  return t(advice === null || isTooLittle(advice) ? 'present.slide.advice.unknown' : 'present.slide.advice.nothing');
}

function AdviceSlide({ data, advice }: { readonly data: DeckData; readonly advice: readonly Advice[] }) {
  const { t, locale } = useText();
  if (advice.length === 0) return <NoAdvice data={data} />;
  return (
    <SlideFrame title={t('present.slide.advice.title')}>
      <ol className={own.advice}>
        {advice.map((each) => (
          <li key={each.rule}>
            <h3>{adviceWords(each, t, locale).title}</h3>
            {each.evidence[0] !== undefined && <p>{evidenceWords(each.evidence[0], t, locale)}</p>}
            <p className={classes.faint}>
              {[t(`metrics.name.${each.metric}`), scopeOf(each)].filter((part) => part !== '').join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </SlideFrame>
  );
}

const MOST_NAMES = 3;

function scopeOf({ scope }: Advice): string {
  if (scope.kind === 'all') return '';
  const more = scope.names.length > MOST_NAMES ? ' …' : '';
  return scope.names.slice(0, MOST_NAMES).map(clipName).join(', ') + more;
}

function OneAdvice({ advice }: { readonly advice: Advice }) {
  const { t, locale } = useText();
  const { title, why, firstStep } = adviceWords(advice, t, locale);
  const scope = scopeOf(advice);
  const metric: MetricName = advice.metric;
  return (
    <SlideFrame title={title} subtitle={[t(`metrics.name.${metric}`), scope].filter((part) => part !== '').join(' · ')}>
      <p className={own.why}>{why}</p>
      <section className={own.step}>
        <h3>{t('present.slide.advice.first-step')}</h3>
        <p>{firstStep}</p>
      </section>
    </SlideFrame>
  );
}
