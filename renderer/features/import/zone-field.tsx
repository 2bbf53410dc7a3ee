import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { FileReading } from '../../../shared/import-inspection.ts';
import { TimeZoneSelect } from '../../components/time-zone-select.tsx';
import { useText } from '../../i18n.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from './file-step.module.css';
import { withReading } from './import-options.ts';
import { changeOptions, useImportSteps } from './import-steps.ts';
import { askingAlike, type StepFile } from './step-file.ts';

/** The zone of times that say none: one of them as it stands and as it is understood, and hours that a clock change took. */
export function ZoneField({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const { reading, options, seen } = file;
  const asked = seen.problem?.code === 'file-time-zone-needed' ? seen.problem.params : null;
  const local = reading?.localTimes ?? null;
  const workspaceZone = useWorkspace((state) => state.summary?.settings.timeZone ?? null);
  const value = options.inputTimeZone ?? reading?.inputTimeZone ?? null;
  if (asked === null && local === null && value === null) return null;
  const column = local?.column ?? String(asked?.column ?? '');
  const example = local?.example ?? String(asked?.example ?? '');
  return (
    <div>
      <TimeZoneSelect
        label={t('importSteps.reading.zone')}
        description={example === '' ? undefined : t('importSteps.reading.zone-hint', { column, example })}
        placeholder={t('importSteps.reading.zone-open')}
        value={value}
        openOnFocus={false}
        comboboxProps={{ keepMounted: false }}
        onChange={(inputTimeZone) => changeOptions(file.key, (before) => withReading(before, { inputTimeZone }))}
      />
      {value === null && workspaceZone !== null && (
        <Button
          variant="light"
          size="compact-sm"
          mt={8}
          onClick={() => changeOptions(file.key, (before) => withReading(before, { inputTimeZone: workspaceZone }))}
        >
          {t('importSteps.reading.zone-workspace', { zone: workspaceZone })}
        </Button>
      )}
      {value !== null && reading !== null && <Understood reading={reading} zone={value} />}
      {options.inputTimeZone !== undefined && <ForOthers file={file} zone={options.inputTimeZone} />}
    </div>
  );
}

/** The example as the first rows have it, and how many of them fall into a change of clocks. */
function Understood({ reading, zone }: { readonly reading: FileReading; readonly zone: string }) {
  const { t, locale } = useText();
  const instant = exampleInstant(reading);
  const flagged = reading.rows.filter(
    ({ problem }) => problem?.code === 'time-zone-gap' || problem?.code === 'time-zone-overlap',
  ).length;
  return (
    <>
      {instant !== null && (
        <p className={classes.soft}>
          {t('importSteps.reading.zone-means', {
            local: formatDateTime(instant, zone, locale),
            utc: formatDateTime(instant, 'UTC', locale),
          })}
        </p>
      )}
      {flagged > 0 && <p className={classes.warn}>{t('importSteps.reading.zone-changes', { count: flagged })}</p>}
    </>
  );
}

function exampleInstant({ localTimes, columns, fields, rows }: FileReading): number | null {
  if (localTimes === null) return null;
  const at = columns.findIndex(({ name }) => name === localTimes.column);
  const field = fields.find(({ column }) => column === localTimes.column)?.field;
  if (at < 0 || field === undefined) return null;
  const row = rows.find(({ cells, values }) => cells[at] === localTimes.example && values[field] !== undefined);
  const instant = Date.parse(row?.values[field] ?? '');
  return Number.isNaN(instant) ? null : instant;
}

/** One answer for every file that asked the same: a client's exports are rarely from different places. */
function ForOthers({ file, zone }: { readonly file: StepFile; readonly zone: string }) {
  const { t } = useText();
  const files = useImportSteps((state) => state.files);
  const [done, setDone] = useState<{ readonly zone: string; readonly count: number } | null>(null);
  const alike = askingAlike(files, file.key, 'zone');
  if (done?.zone === zone) {
    return (
      <p className={classes.soft} role="status">
        {t('importSteps.reading.zone-others-done', { count: done.count })}
      </p>
    );
  }
  if (alike.length === 0) return null;
  return (
    <Button
      variant="light"
      size="compact-sm"
      mt={8}
      onClick={() => {
        for (const { key } of alike) changeOptions(key, (before) => withReading(before, { inputTimeZone: zone }));
        setDone({ zone, count: alike.length });
      }}
    >
      {t('importSteps.reading.zone-others', { count: alike.length })}
    </Button>
  );
}
