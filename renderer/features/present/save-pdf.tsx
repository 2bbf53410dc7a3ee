import { Button } from '@mantine/core';
import { usePdf } from '../../components/printout.tsx';
import { useText } from '../../i18n.ts';
import type { Deck } from './deck.ts';
import type { DeckData } from './deck-data.ts';
import type { Page } from './pages.ts';
import { PrintDeck } from './print-deck.tsx';

interface SavePdfProps {
  readonly deck: Deck;
  readonly data: DeckData;
  readonly pages: readonly Page[];
}

/** The deck as a file to hand out. */
export function SavePdf({ deck, data, pages }: SavePdfProps) {
  const { t } = useText();
  const title = data.client === '' ? t('present.pdf-plain-name') : t('present.pdf-name', { client: data.client });
  const { isPrinting, save } = usePdf({
    page: 'slide',
    title,
    saved: (_path, count) => t('present.pdf-saved', { count }),
  });
  return (
    <>
      <Button size="xs" variant="default" disabled={pages.length === 0} loading={isPrinting} onClick={save}>
        {t('present.pdf')}
      </Button>
      {isPrinting && <PrintDeck pages={pages} data={data} hasNotes={deck.printsNotes} />}
    </>
  );
}
