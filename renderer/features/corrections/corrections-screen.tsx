import { Button, Title, UnstyledButton } from '@mantine/core';
import type { CorrectionRow } from '../../../shared/corrections.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { navigate } from '../../store/location.ts';
import { useAnswer } from '../../store/results.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { deploymentName, incidentName, whatWasSaid } from './correction-words.ts';
import classes from './corrections.module.css';
import { takeCorrectionsBack, useIsReadOnly } from './say-corrections.tsx';

/** Everything that was said by hand of deployments and incidents. */
export function CorrectionsScreen() {
  const { t } = useText();
  const { value: rows, error } = useAnswer('corrections.list', {});
  const isReadOnly = useIsReadOnly();
  useScreenReady(rows !== null || error !== null);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <Title order={1} className={classes.title}>
            {t('corrections.title')}
          </Title>
          <p className={classes.subtitle}>{t(isReadOnly ? 'corrections.read-only' : 'corrections.subtitle')}</p>
        </div>
        {!isReadOnly && rows !== null && rows.length > 0 && (
          <Button variant="default" className={classes.allBack} onClick={() => takeCorrectionsBack(rows)}>
            {t('corrections.take-all-back')}
          </Button>
        )}
      </header>
      {error !== null && <FailedAnswer error={error} />}
      {rows?.length === 0 && <NothingSaid />}
      {rows !== null && rows.length > 0 && <Corrections rows={rows} isReadOnly={isReadOnly} />}
    </div>
  );
}

function NothingSaid() {
  const { t } = useText();
  return (
    <EmptyState level={2} title={t('corrections.empty-title')} text={t('corrections.empty-text')}>
      <Button onClick={() => navigate('/deployments')}>{t('corrections.to-deployments')}</Button>
      <Button variant="default" onClick={() => navigate('/failures')}>
        {t('corrections.to-failures')}
      </Button>
    </EmptyState>
  );
}

interface CorrectionsProps {
  readonly rows: readonly CorrectionRow[];
  readonly isReadOnly: boolean;
}

/** Those said first are at the end; a page at a time would hide what "take all back" takes back. */
function Corrections({ rows, isReadOnly }: CorrectionsProps) {
  const { t } = useText();
  return (
    <div className={classes.panel}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('corrections.count', { count: rows.length })}</caption>
        <thead>
          <tr>
            {(['what', 'deployment', 'incident', 'when'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`corrections.column.${column}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Correction key={JSON.stringify(row.correction)} row={row} isReadOnly={isReadOnly} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Correction({ row, isReadOnly }: Pick<CorrectionsProps, 'isReadOnly'> & { readonly row: CorrectionRow }) {
  const { t, locale } = useText();
  const timeZone = useWorkspace((state) => state.summary?.settings.timeZone ?? 'UTC');
  const what = whatWasSaid(row.correction, t);
  const deployment = deploymentName(row);
  const when = (instant: number | undefined) =>
    instant === undefined ? '' : formatDateTime(instant, timeZone, locale);
  return (
    <tr>
      <td className={classes.what}>{what}</td>
      <td>
        <Subject
          name={deployment}
          when={when(row.deployment?.finishedAt)}
          onOpen={() => openAt('/deployments', row.deployment?.id)}
        />
      </td>
      <td>
        {row.correction.kind === 'link' && (
          <Subject
            name={incidentName(row, t)}
            when={when(row.incident?.startedAt)}
            onOpen={() => openAt('/failures', row.incident?.id)}
          />
        )}
      </td>
      <td className={classes.what}>{formatDateTime(row.saidAt, timeZone, locale)}</td>
      <td>
        {!isReadOnly && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('corrections.take-back-of', { what, subject: deployment ?? t('corrections.gone') })}
            onClick={() => takeCorrectionsBack([row])}
          >
            {t('corrections.take-back')}
          </Button>
        )}
      </td>
    </tr>
  );
}

interface SubjectProps {
  /** null = no longer in the data. */
  readonly name: string | null;
  readonly when: string;
  readonly onOpen: () => void;
}

function Subject({ name, when, onOpen }: SubjectProps) {
  const { t } = useText();
  if (name === null) return <span className={classes.gone}>{t('corrections.gone')}</span>;
  return (
    <>
      <UnstyledButton className={classes.link} onClick={onOpen}>
        <bdi>{name}</bdi>
      </UnstyledButton>
      <div className={classes.faint}>{when}</div>
    </>
  );
}

function openAt(path: '/deployments' | '/failures', id: number | undefined): void {
  if (id !== undefined) navigate(`${path}?range=all&envs=all&open=${id}`);
}
