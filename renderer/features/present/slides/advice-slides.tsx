import { useText } from '../../../i18n.ts';
import type { AdviceRank } from '../deck.ts';
import type { SlideMaker } from './slide.ts';
import { NothingOnSlide, SlideFrame } from './slide-frame.tsx';

export const adviceSlide: SlideMaker = {
  hasData: () => false,
  parts: () => [{ name: null, note: '', content: <NoAdvice /> }],
};

export function oneAdviceSlide(_rank: AdviceRank): SlideMaker {
  return adviceSlide;
}

function NoAdvice() {
  const { t } = useText();
  return (
    <SlideFrame title={t('present.slides.advice')}>
      <NothingOnSlide>{t('present.slide.advice.nothing')}</NothingOnSlide>
    </SlideFrame>
  );
}
