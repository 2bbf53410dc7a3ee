import { Printout } from '../../components/printout.tsx';
import { useText } from '../../i18n.ts';
import type { DeckData } from './deck-data.ts';
import type { Page } from './pages.ts';
import classes from './print-deck.module.css';
import { ScaledSlide, SlideCanvas } from './slide-canvas.tsx';

interface PrintDeckProps {
  readonly pages: readonly Page[];
  readonly data: DeckData;
  readonly hasNotes: boolean;
}

/** The pages as a printer gets them: drawn out of sight, one a sheet, always on light ground. */
export function PrintDeck({ pages, data, hasNotes }: PrintDeckProps) {
  return (
    <Printout>
      {pages.map((page, index) => (
        <div key={page.key} className={classes.sheet} data-fixed={!hasNotes}>
          {hasNotes ? (
            <SheetWithNotes page={page} data={data} number={index + 1} />
          ) : (
            <SlideCanvas page={page} data={data} theme="light" number={index + 1} />
          )}
        </div>
      ))}
    </Printout>
  );
}

function SheetWithNotes({ page, data, number }: Pick<PrintDeckProps, 'data'> & { page: Page; number: number }) {
  const { t } = useText();
  return (
    <div className={classes.handout} data-ground="light">
      <div className={classes.frame}>
        <ScaledSlide page={page} data={data} theme="light" number={number} width={680} />
      </div>
      <div>
        <h2 className={classes.heading}>{t('present.speaker.notes')}</h2>
        <p className={classes.note}>{page.note === '' ? t('present.speaker.no-note') : page.note}</p>
      </div>
    </div>
  );
}
