import { Button } from '@mantine/core';
import { formatDateTime, formatTime } from '../../shared/i18n/format-date.ts';
import { useText } from '../i18n.ts';
import { localDayOf } from '../store/zone.ts';
import classes from './draft-note.module.css';

interface DraftNoteProps {
  /** When the draft was kept, epoch ms. */
  readonly from: number;
  readonly onDiscard: () => void;
}

/** Says that what is shown is not saved, and where it comes from. */
export function DraftNote({ from, onDiscard }: DraftNoteProps) {
  const { t } = useText();
  const when = useDraftTime(from);
  return (
    <p className={classes.note} role="status">
      <span>{t('app.drafts.restored', { when })}</span>
      <Button size="compact-xs" variant="subtle" onClick={onDiscard}>
        {t('app.drafts.discard')}
      </Button>
    </p>
  );
}

/** "14:02", with its day where that isn't today. */
export function useDraftTime(from: number): string {
  const { locale } = useText();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const dayOf = (instant: number): string => localDayOf(new Date(instant).toISOString(), timeZone);
  const format = dayOf(from) === dayOf(Date.now()) ? formatTime : formatDateTime;
  return format(from, timeZone, locale);
}
