import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useText } from '../../../i18n.ts';
import type { DeckTheme } from '../deck.ts';
import type { DeckData } from '../deck-data.ts';
import type { Page } from '../pages.ts';
import { CANVAS, ScaledSlide } from '../slide-canvas.tsx';
import classes from './stage.module.css';
import { GRID_COLUMNS } from './stage-state.ts';
import { useFittingWidth } from './use-window-size.ts';

interface PageGridProps {
  readonly pages: readonly Page[];
  readonly data: DeckData;
  readonly theme: DeckTheme;
  /** The one that Enter would show. */
  readonly at: number;
  /** It is only named, since whoever looks must not read it yet. */
  readonly isCovered: (page: Page) => boolean;
  readonly onGo: (page: number) => void;
}

/** All pages at a glance. */
export function PageGrid({ pages, data, theme, at, isCovered, onGo }: PageGridProps) {
  const { t } = useText();
  const chosen = useRef<HTMLLIElement>(null);
  const width = Math.floor((useFittingWidth() * 0.94) / GRID_COLUMNS) - 20;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another is chosen
  useEffect(() => chosen.current?.scrollIntoView?.({ block: 'nearest' }), [at]);
  return (
    <section className={classes.grid} data-ground={theme} aria-label={t('present.stage.grid')}>
      <h2>{t('present.stage.grid')}</h2>
      <ol style={{ gridTemplateColumns: `repeat(${GRID_COLUMNS}, ${width}px)` }}>
        {pages.map((page, index) => (
          <li key={page.key} ref={index === at ? chosen : null} className={classes.cell} data-chosen={index === at}>
            <div inert aria-hidden="true">
              {isCovered(page) ? (
                <div className={classes.covered} style={{ width, height: (width * CANVAS.height) / CANVAS.width }}>
                  {t('present.stage.covered')}
                </div>
              ) : (
                <ScaledSlide page={page} data={data} theme={theme} number={index + 1} width={width} />
              )}
            </div>
            <p className={classes.cellName}>
              {index + 1} {page.name}
            </p>
            <UnstyledButton
              className={classes.choose}
              aria-current={index === at}
              aria-label={`${index + 1} ${page.name}`}
              onClick={(event) => {
                event.stopPropagation();
                onGo(index);
              }}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
