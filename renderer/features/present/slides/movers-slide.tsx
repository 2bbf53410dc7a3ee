import type { ChangeSentence } from '../../../../shared/answers.ts';
import type { Locale } from '../../../../shared/i18n/catalog.ts';
import { formatChange } from '../../../../shared/i18n/format.ts';
import type { Translate } from '../../../../shared/i18n/translator.ts';
import type { Report } from '../../../../shared/report.ts';
import { clipName } from '../../../components/clip-name.ts';
import { useText } from '../../../i18n.ts';
import { previousHeadline, valueFormatter } from '../../metric/headline-words.ts';
import { sentenceParams, sentenceText } from '../../overview/sentence-params.ts';
import type { DeckData } from '../deck-data.ts';
import { type Mover, moversOf } from './movers.ts';
import own from './movers-slide.module.css';
import { againstWords } from './period-words.ts';
import { joinNote, type SlideMaker } from './slide.ts';
import { SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';

export const moversSlide: SlideMaker = {
  hasData: ({ report, sentences }) => {
    const { better, worse } = moversOf(report);
    return better.length + worse.length > 0 || sentences.some(({ code }) => code !== 'unchanged');
  },
  parts: ({ data, t, locale }) => [
    {
      name: null,
      content: <MoversSlide data={data} />,
      note: joinNote(...data.sentences.map((each) => plainSentence(each, t, locale)), t('present.note.movers')),
    },
  ],
};

/** A sentence of the overview without its links. */
export function plainSentence(sentence: ChangeSentence, t: Translate, locale: Locale): string {
  const params = { ...sentenceParams(sentence, t, locale), open: '', close: '' };
  return t(`overview.sentence.${sentenceText(sentence)}`, params);
}

const MOST_SENTENCES = 4;

function MoversSlide({ data }: { readonly data: DeckData }) {
  const text = useText();
  const { t, locale } = text;
  const { better, worse } = moversOf(data.report);
  const hasMovers = better.length + worse.length > 0;
  return (
    <SlideFrame title={t('present.slide.movers.title')} subtitle={againstWords(data, text)}>
      {hasMovers ? (
        <div className={own.columns}>
          <MoverList report={data.report} movers={better} tone="better" />
          <MoverList report={data.report} movers={worse} tone="worse" />
        </div>
      ) : (
        <ul className={classes.sentences}>
          {data.sentences.slice(0, MOST_SENTENCES).map((sentence) => (
            <li key={JSON.stringify(sentence)}>{plainSentence(sentence, t, locale)}</li>
          ))}
        </ul>
      )}
    </SlideFrame>
  );
}

interface MoverListProps {
  readonly report: Report;
  readonly movers: readonly Mover[];
  readonly tone: 'better' | 'worse';
}

function MoverList({ report, movers, tone }: MoverListProps) {
  const { t } = useText();
  return (
    <section className={own.movers} data-tone={tone}>
      <h3>{t(`present.slide.movers.${tone}`)}</h3>
      {movers.length === 0 && <p className={classes.faint}>{t('present.slide.movers.none')}</p>}
      {movers.map((mover) => (
        <MoverRow key={mover.row.key} report={report} mover={mover} tone={tone} />
      ))}
    </section>
  );
}

interface MoverRowProps extends Pick<MoverListProps, 'report' | 'tone'> {
  readonly mover: Mover;
}

function MoverRow({ report, mover: { of, row, metric, change }, tone }: MoverRowProps) {
  const { t, locale } = useText();
  const moved: Report = { ...report, metrics: row.metrics };
  const format = valueFormatter(moved, metric, locale);
  const [from, to] = [previousHeadline(moved, metric), row.metrics[metric].headline];
  const name = clipName(row.key);
  return (
    <div className={own.mover}>
      <p className={own.moverName}>
        <bdi>{of === 'team' ? t('present.slide.movers.team', { team: name }) : name}</bdi>
        <strong className={classes.change} data-tone={tone}>
          {formatChange(change, locale)}
        </strong>
      </p>
      <p>
        {t(`metrics.name.${metric}`)}: {from === null ? '–' : format(from)} → {to === null ? '–' : format(to)}
      </p>
    </div>
  );
}
