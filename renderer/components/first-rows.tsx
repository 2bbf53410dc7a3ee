import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../i18n.ts';
import classes from './figure-table.module.css';

/** More rows than anybody compares at a glance wait for a click. */
const FIRST_ROWS = 12;

/** The rows to show, and the button to the others where there are any. */
export function useFirstRows<Row>(rows: readonly Row[]) {
  const { t } = useText();
  const [showsAll, setShowsAll] = useState(false);
  return {
    shown: showsAll ? rows : rows.slice(0, FIRST_ROWS),
    more: rows.length > FIRST_ROWS && (
      <UnstyledButton className={classes.more} onClick={() => setShowsAll(!showsAll)}>
        {showsAll
          ? t('overviewScreen.breakdown.show-fewer')
          : t('overviewScreen.breakdown.show-all', { count: rows.length })}
      </UnstyledButton>
    ),
  };
}
