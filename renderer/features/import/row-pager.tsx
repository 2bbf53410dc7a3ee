import { Button } from '@mantine/core';
import { Icon } from '../../components/icon.tsx';
import { useText } from '../../i18n.ts';
import classes from './data-screen.module.css';

interface RowPagerProps {
  /** Rows of a page. */
  readonly size: number;
  readonly offset: number;
  readonly total: number;
  readonly onChange: (offset: number) => void;
}

/** Which rows of a list are shown, and the way to the others. */
export function RowPager({ size, offset, total, onChange }: RowPagerProps) {
  const { t } = useText();
  const last = Math.min(total, offset + size);
  return (
    <div className={classes.inline}>
      <span role="status" className={classes.soft}>
        {t('importReport.pager.page', { from: Math.min(offset + 1, total), to: last, total })}
      </span>
      {total > size && (
        <>
          <Button
            variant="default"
            px="xs"
            aria-label={t('importReport.pager.previous')}
            disabled={offset === 0}
            onClick={() => onChange(Math.max(0, offset - size))}
          >
            <Icon name="back" />
          </Button>
          <Button
            variant="default"
            px="xs"
            aria-label={t('importReport.pager.next')}
            disabled={last >= total}
            onClick={() => onChange(offset + size)}
          >
            <Icon name="forward" />
          </Button>
        </>
      )}
    </div>
  );
}
