import type { RefObject } from 'react';
import { formatDate } from '../../shared/i18n/format-date.ts';
import type { TextTable } from '../../shared/table-text.ts';
import { shell } from '../api.ts';
import { attempt } from '../attempt.ts';
import { useFilterWords } from '../components/filter-words.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { PlainButton } from '../components/plain-button.tsx';
import { useText } from '../i18n.ts';
import { notify } from '../notify.ts';
import { useDataFrame } from '../store/view.ts';
import classes from './charts.module.css';
import { pictureOf } from './picture.ts';

interface CopyToolsProps {
  /** What a picture shows: its parts that are of no use there say so (NOT_IN_PICTURE). */
  readonly panel: RefObject<HTMLElement | null>;
  readonly table: () => TextTable;
  /** What the panel is of, where the filters don't say it; told when it is needed. */
  readonly about?: string | (() => string);
}

/** Puts a panel on the clipboard: as a picture for slides, as a table for a spreadsheet or a document. */
export function CopyTools({ panel, table, about }: CopyToolsProps) {
  const { t, locale } = useText();
  const filters = useFilterWords();
  const frame = useDataFrame();
  async function copyPicture(): Promise<void> {
    const element = panel.current;
    if (element === null) return;
    const { version } = await shell('app.info', {});
    const date = formatDate(Date.now(), frame?.timeZone ?? 'UTC', locale);
    const subject = typeof about === 'string' ? about : (about ?? filters)();
    const png = await pictureOf(element, [subject, t('copying.made-with', { version, date })]);
    const { width, height } = await shell('clipboard.write-image', { png });
    notify({ message: t('copying.picture-done', { width, height }) });
  }
  async function copyTable(): Promise<void> {
    const { columns, rows } = table();
    await shell('clipboard.write-table', { columns: [...columns], rows: rows.map((row) => [...row]) });
    notify({ message: t('copying.table-done', { count: rows.length }) });
  }
  return (
    <span className={classes.tools} data-not-in-picture>
      <Tool icon="copy" label={t('copying.table')} onDo={copyTable} />
      <Tool icon="picture" label={t('copying.picture')} onDo={copyPicture} />
    </span>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onDo: () => Promise<void>;
}

function Tool({ icon, label, onDo }: ToolProps) {
  return (
    <PlainButton className={classes.toggle} aria-label={label} title={label} onClick={() => void attempt(onDo)}>
      <Icon name={icon} size={15} />
    </PlainButton>
  );
}
