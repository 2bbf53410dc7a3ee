import { UnstyledButton } from '@mantine/core';
import type { Locale } from '../../shared/i18n/catalog.ts';
import { formatDay, formatDayRange } from '../../shared/i18n/format-date.ts';
import { addDays } from '../../shared/local-date.ts';
import type { CompareWith } from '../../shared/view.ts';
import { PanelPopover } from '../components/panel-popover.tsx';
import { useText } from '../i18n.ts';
import { comparedDays, type DataFrame, type Filters, rangeDays } from '../store/filters.ts';
import { changeFilters, useDataFrame } from '../store/view.ts';
import { type Days, DaysPicker } from './days-picker.tsx';
import classes from './filter-bar.module.css';

type Compared = Pick<Filters, 'range' | 'compareWith'>;

/** What the range is set against: the one before, the same days of the year before, or days of one's own. */
export function CompareFilter({ range, compareWith }: Compared) {
  const { t, locale } = useText();
  const frame = useDataFrame();
  if (frame === null) return null;
  const days = comparedDays({ range, compareWith }, frame);
  return (
    <PanelPopover
      label={t('app.filters.compared-with-label')}
      position="bottom-start"
      button={(toggle) => (
        <UnstyledButton className={classes.chip} data-active={compareWith !== 'previous'} onClick={toggle}>
          {t('app.filters.compared-with')}
          <strong>
            {days === null
              ? t(`app.filters.compare.${kindOf(compareWith)}`)
              : shortRange(days, rangeDays(range, frame), locale)}
          </strong>
        </UnstyledButton>
      )}
    >
      {(close) => (
        <ComparePanel
          range={range}
          compareWith={compareWith}
          frame={frame}
          onChoose={(chosen: CompareWith) => {
            changeFilters({ compareWith: chosen });
            close();
          }}
        />
      )}
    </PanelPopover>
  );
}

/** The year is said once, beside the range itself, where it is the same. */
function shortRange(days: Days, range: Days | null, locale: Locale): string {
  const [first, last] = [days.from, addDays(days.to, -1)];
  const years = new Set(
    [first, last, range?.from, range === null ? null : addDays(range.to, -1)].map((day) => day?.slice(0, 4)),
  );
  if (years.size > 1 || first === last) return formatDayRange(first, last, locale);
  return `${formatDay(first, locale)} – ${formatDay(last, locale)}`;
}

function kindOf(compareWith: CompareWith): 'previous' | 'year-before' | 'chosen' {
  return typeof compareWith === 'string' ? compareWith : 'chosen';
}

interface ComparePanelProps extends Compared {
  readonly frame: DataFrame;
  readonly onChoose: (chosen: CompareWith) => void;
}

function ComparePanel({ range, compareWith, frame, onChoose }: ComparePanelProps) {
  const { t, locale } = useText();
  return (
    <div className={classes.panel}>
      <div className={classes.column}>
        <fieldset className={classes.lengths} aria-label={t('app.filters.compared-with-label')}>
          {(['previous', 'year-before'] as const).map((kind) => {
            const days = comparedDays({ range, compareWith: kind }, frame);
            return (
              <UnstyledButton
                key={kind}
                className={classes.length}
                aria-pressed={compareWith === kind}
                onClick={() => onChoose(kind)}
              >
                {t(`app.filters.compare.${kind}`)}
                {days !== null && (
                  <span className={classes.days}>{formatDayRange(days.from, addDays(days.to, -1), locale)}</span>
                )}
              </UnstyledButton>
            );
          })}
        </fieldset>
        <div className={classes.note}>{t('app.filters.compare-note')}</div>
      </div>
      <DaysPicker
        label={t('app.filters.compare-custom')}
        days={comparedDays({ range, compareWith }, frame)}
        onChoose={onChoose}
      />
    </div>
  );
}
