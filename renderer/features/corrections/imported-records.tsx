import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { ImportedRecord } from '../../../shared/answers.ts';
import { RELEASES_PRESET } from '../../../shared/release-pattern.ts';
import { DetailSection, Facts } from '../../components/detail-drawer.tsx';
import { useText } from '../../i18n.ts';
import classes from './corrections.module.css';

/** Where a deployment or an incident came from, and its rows as they were, folded away. */
export function ImportedRecords({ records }: { readonly records: readonly ImportedRecord[] }) {
  const { t } = useText();
  const [isShown, setShown] = useState(false);
  const id = useId();
  return (
    <DetailSection title={t('lists.drawer.source')}>
      {records.map((record) => (
        <p key={`${record.import.batchId} ${record.import.line}`} className={classes.note}>
          <Origin record={record} />
        </p>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        className={classes.fold}
        aria-expanded={isShown}
        aria-controls={id}
        onClick={() => setShown(!isShown)}
      >
        {t(isShown ? 'corrections.raw.hide' : 'corrections.raw.show')}
      </Button>
      <div id={id} hidden={!isShown}>
        {isShown && (
          <>
            <p className={classes.faint}>{t('corrections.raw.note')}</p>
            {records.map((record) => (
              <div key={`${record.import.batchId} ${record.import.line}`} className={classes.record}>
                {records.length > 1 && (
                  <h4 className={classes.recordName}>
                    <Origin record={record} />
                  </h4>
                )}
                <Facts facts={record.values.map(({ column, value }) => [column, value])} />
              </div>
            ))}
          </>
        )}
      </div>
    </DetailSection>
  );
}

function Origin({ record: { import: origin } }: { readonly record: ImportedRecord }) {
  const { t } = useText();
  return t(origin.preset === RELEASES_PRESET ? 'repositories.releases.source' : 'lists.drawer.line', {
    file: origin.file,
    line: origin.line,
  });
}
