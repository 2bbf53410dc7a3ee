import { Button, Checkbox, Popover } from '@mantine/core';
import { useText } from '../i18n.ts';
import classes from './column-chooser.module.css';
import { IconButton } from './icon-button.tsx';
import { type ChosenColumns, showColumns, showUsualColumns } from './list-columns.ts';
import type { ListColumn } from './paged-table.tsx';

/** Which columns a list shows, and in which order. */
export function ColumnChooser<Row>({ columns }: { readonly columns: ChosenColumns<Row> }) {
  const { t } = useText();
  return (
    <Popover width={340} position="bottom-end" shadow="md" withinPortal={false} trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant="default">
          {t('lists.columns.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('lists.columns.title')}>
        <ul className={classes.columns}>
          {columns.ordered.map((column) => (
            <ColumnLine key={column.id} columns={columns} column={column} />
          ))}
        </ul>
        <Button size="compact-sm" variant="subtle" disabled={!columns.isChosen} onClick={showUsualColumns}>
          {t('lists.columns.usual')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ColumnLineProps<Row> {
  readonly columns: ChosenColumns<Row>;
  readonly column: ListColumn<Row>;
}

/** The first column opens the row: it stays where it is. */
function ColumnLine<Row>({ columns, column }: ColumnLineProps<Row>) {
  const { t } = useText();
  const { ordered, shown } = columns;
  const place = shown.indexOf(column);
  const others = shown.filter((one) => one !== column);
  const toggle = () =>
    showColumns(columns, place < 0 ? ordered.filter((one) => one === column || shown.includes(one)) : others);
  const moveTo = (to: number) => showColumns(columns, others.toSpliced(to, 0, column));
  const isFirst = place === 0;
  return (
    <li className={classes.column}>
      <Checkbox size="xs" label={column.label} checked={place >= 0} disabled={isFirst} onChange={toggle} />
      {!isFirst && (
        <span className={classes.moves}>
          <IconButton
            icon="up"
            label={t('lists.columns.earlier', { column: column.label })}
            isDisabled={place < 2}
            onClick={() => moveTo(place - 1)}
          />
          <IconButton
            icon="down"
            label={t('lists.columns.later', { column: column.label })}
            isDisabled={place < 0 || place === shown.length - 1}
            onClick={() => moveTo(place + 1)}
          />
        </span>
      )}
    </li>
  );
}
