import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { FileReading } from '../../../shared/import-inspection.ts';
import { errorText } from '../../error-text.ts';
import { useText } from '../../i18n.ts';
import { withoutSubject } from './error-panel.tsx';
import classes from './first-rows.module.css';
import { RowsAsRead } from './rows-as-read.tsx';
import { RowsAsStored } from './rows-as-stored.tsx';
import type { StepFile } from './step-file.ts';

type Side = 'stored' | 'read';

/** What the first rows become with the choices made so far; the picture before stays until the new one is there. */
export function FirstRows({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const [side, setSide] = useState<Side>('stored');
  const { reading, seen } = file;
  return (
    <section className={classes.preview} aria-label={t('importSteps.preview.title')} aria-busy={file.pending}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t('importSteps.preview.title')}</h2>
        {reading !== null && (
          <p className={classes.counts} role="status">
            <Counts reading={reading} />
          </p>
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('importSteps.preview.side')}
          value={side}
          onChange={(value) => setSide(value === 'read' ? 'read' : 'stored')}
          data={[
            { value: 'stored', label: t('importSteps.preview.stored') },
            { value: 'read', label: t('importSteps.preview.read') },
          ]}
        />
      </div>
      {reading === null ? (
        <p className={classes.soft}>
          {seen.problem === null
            ? t('importSteps.preview.none')
            : withoutSubject(errorText(seen.problem), seen.problem)}
        </p>
      ) : (
        <div className={classes.result} data-stale={seen.reading === null}>
          {side === 'stored' ? <RowsAsStored reading={reading} /> : <RowsAsRead reading={reading} />}
        </div>
      )}
    </section>
  );
}

/** "Of the first 1,000 rows: 990 in, 10 rejected". */
function Counts({ reading }: { readonly reading: FileReading }) {
  const { t, locale } = useText();
  const { read, stored, rejected, blank, more } = reading.counts;
  const number = (value: number): string => formatNumber(value, locale);
  return (
    <>
      {t(more ? 'importSteps.preview.of-first' : 'importSteps.preview.of-all', { count: read })}
      <span className={classes.good}>{t('importSteps.preview.in', { number: number(stored) })}</span>
      <span className={rejected > 0 ? classes.bad : undefined}>
        {t('importSteps.preview.rejected', { number: number(rejected) })}
      </span>
      {blank > 0 && <span>{t('importSteps.preview.blank', { number: number(blank) })}</span>}
    </>
  );
}
