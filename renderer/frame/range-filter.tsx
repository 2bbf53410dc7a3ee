import { Select, UnstyledButton } from '@mantine/core';
import { formatDayRange, formatDayYear, formatOffset } from '../../shared/i18n/format-date.ts';
import { addDays } from '../../shared/local-date.ts';
import { IconButton } from '../components/icon-button.tsx';
import { PanelPopover } from '../components/panel-popover.tsx';
import { useText } from '../i18n.ts';
import { type DataFrame, RANGE_LENGTHS, type Range, rangeDays, reachesData, shiftRange } from '../store/filters.ts';
import { changeFilters, useDataFrame } from '../store/view.ts';
import { useWorkspace } from '../store/workspace.ts';
import { DaysPicker } from './days-picker.tsx';
import classes from './filter-bar.module.css';

/** Back, the range with its zone, forward. */
export function RangeFilter({ range }: { readonly range: Range }) {
  const { t } = useText();
  const frame = useDataFrame();
  if (frame === null) return null;
  const shift = (direction: -1 | 1) => {
    const next = shiftRange(range, direction, frame);
    if (next !== null) changeFilters({ range: next });
  };
  return (
    <span className={classes.range}>
      <IconButton
        icon="back"
        label={t('app.filters.back')}
        isDisabled={!reachesData(range, -1, frame)}
        onClick={() => shift(-1)}
      />
      <RangeChip range={range} frame={frame} />
      <IconButton
        icon="forward"
        label={t('app.filters.forward')}
        isDisabled={!reachesData(range, 1, frame)}
        onClick={() => shift(1)}
      />
    </span>
  );
}

function RangeChip({ range, frame }: { readonly range: Range; readonly frame: DataFrame }) {
  const { t, locale } = useText();
  const days = rangeDays(range, frame);
  // A chosen range is its days; a name would add nothing.
  const name = range.kind === 'custom' ? null : t(`app.filters.ranges.${range.kind === 'all' ? 'all' : range.length}`);
  const offset = formatOffset(frame.dataRange?.to ?? 0, frame.timeZone);
  return (
    <PanelPopover
      label={t('app.filters.range')}
      position="bottom-start"
      button={(toggle) => (
        <UnstyledButton className={classes.chip} onClick={toggle}>
          {days !== null && <strong>{formatDayRange(days.from, addDays(days.to, -1), locale)}</strong>}
          <span>
            {[days === null ? null : '', name, offset]
              .filter((part) => part !== null)
              .join(' · ')
              .trim()}
          </span>
        </UnstyledButton>
      )}
    >
      {(close) => <RangePanel range={range} frame={frame} onDone={close} />}
    </PanelPopover>
  );
}

interface RangePanelProps {
  readonly range: Range;
  readonly frame: DataFrame;
  readonly onDone: () => void;
}

function RangePanel({ range, frame, onDone }: RangePanelProps) {
  const { t, locale } = useText();
  const choose = (next: Range) => {
    changeFilters({ range: next });
    onDone();
  };
  const newest = rangeDays({ kind: 'length', length: '1w', end: null }, frame);
  return (
    <div className={classes.panel}>
      <div className={classes.column}>
        <fieldset className={classes.lengths} aria-label={t('app.filters.range')}>
          {RANGE_LENGTHS.map((length) => (
            <UnstyledButton
              key={length}
              className={classes.length}
              aria-pressed={range.kind === 'length' && range.length === length}
              onClick={() => choose({ kind: 'length', length, end: null })}
            >
              {t(`app.filters.ranges.${length}`)}
            </UnstyledButton>
          ))}
          <UnstyledButton
            className={classes.length}
            aria-pressed={range.kind === 'all'}
            onClick={() => choose({ kind: 'all' })}
          >
            {t('app.filters.ranges.all')}
          </UnstyledButton>
        </fieldset>
        {newest !== null && (
          <div className={classes.note}>
            {t('app.filters.range-ends', { day: formatDayYear(addDays(newest.to, -1), locale) })}
          </div>
        )}
        <ZoneSelect timeZone={frame.timeZone} />
      </div>
      <DaysPicker
        label={t('app.filters.range-custom')}
        days={rangeDays(range, frame) ?? rangeDays({ kind: 'length', length: '1mo', end: null }, frame)}
        onChoose={(days) => choose({ kind: 'custom', ...days })}
      />
    </div>
  );
}

function ZoneSelect({ timeZone }: { readonly timeZone: string }) {
  const { t } = useText();
  const own = useWorkspace((state) => state.summary?.settings.timeZone ?? 'UTC');
  const zones = [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Select
      label={t('app.filters.zone')}
      size="xs"
      searchable
      allowDeselect={false}
      limit={60}
      comboboxProps={{ withinPortal: false }}
      data={zones.map((zone) => ({
        value: zone,
        label: zone === own ? t('app.filters.zone-workspace', { zone }) : zone,
      }))}
      value={timeZone}
      onChange={(zone) => changeFilters({ timeZone: zone === own ? null : zone })}
    />
  );
}
