import { useId } from 'react';
import { formatRate } from '../../../shared/i18n/format-measured.ts';
import type { ServiceVersions, ServiceVersionsAnswer, VersionSummary } from '../../../shared/version-answers.ts';
import type { WordTools } from '../../../shared/versions/version-words.ts';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowButton } from '../../components/row-button.tsx';
import { RowsTable } from '../../components/rows-table.tsx';
import { filterPart, screenPlace } from '../../store/filters.ts';
import { currentQuery, navigate } from '../../store/location.ts';
import { useDataFrame } from '../../store/view.ts';
import { AllLink } from '../failure-rate/all-link.tsx';
import classes from '../failure-rate/panels.module.css';
import { servicesSentence } from './services-sentence.ts';
import { useWordTools } from './use-word-tools.ts';
import { VerdictLines } from './verdict-lines.tsx';

export interface Trouble {
  readonly service: string;
  readonly version: VersionSummary;
  /** Another one took its place. */
  readonly isReplaced: boolean;
}

const SHOWN = 6;

/** Versions that run and look faulty or suspect, then faulty ones that were replaced; each leads to its service. */
export function InTrouble({ answer: { services } }: { readonly answer: ServiceVersionsAnswer }) {
  const tools = useWordTools();
  const { t } = tools;
  const heading = useId();
  const end = useDataFrame()?.dataRange?.to ?? null;
  const rows = troubleOf(services).slice(0, SHOWN);
  return (
    <section className={classes.panel} aria-labelledby={heading}>
      <h2 className={classes.title} id={heading}>
        {t('versions.trouble.title')}
      </h2>
      <p className={classes.text}>
        {services.length === 0 ? t('versions.empty.title') : servicesSentence(services, { t })}
      </p>
      {rows.length > 0 && (
        <RowsTable
          label={t('versions.trouble.title')}
          rows={rows}
          columns={columnsOf(tools, end)}
          keyOf={({ service, version }) => `${service} ${version.version}`}
          onOpen={openTrouble}
        />
      )}
      <p className={classes.foot}>
        <AllLink to="/versions" words={t('versions.trouble.all-services')} />
      </p>
    </section>
  );
}

export function troubleOf(services: readonly ServiceVersions[]): readonly Trouble[] {
  const running = services.flatMap(({ service, current }): readonly Trouble[] => {
    const kind = current?.verdict?.kind;
    if (current === null || (kind !== 'faulty' && kind !== 'suspect')) return [];
    return [{ service, version: current, isReplaced: !current.active }];
  });
  const replaced = services.flatMap(({ service, lastFaulty }) =>
    lastFaulty === null ? [] : [{ service, version: lastFaulty, isReplaced: !lastFaulty.active }],
  );
  return [...running, ...replaced];
}

function openTrouble({ service, version }: Trouble): void {
  const screen = new URLSearchParams({ of: service, head: version.version }).toString();
  navigate(screenPlace('/versions', filterPart(currentQuery()), screen));
}

function columnsOf({ t, locale, timeZone }: WordTools, end: number | null): readonly ListColumn<Trouble>[] {
  return [
    {
      id: 'service',
      label: t('versions.trouble.column.service'),
      align: 'left',
      width: 190,
      cell: ({ service }) => (
        <RowButton>
          <bdi title={service}>{service}</bdi>
        </RowButton>
      ),
    },
    {
      id: 'version',
      label: t('versions.trouble.column.version'),
      align: 'left',
      width: 190,
      cell: ({ version: { version }, isReplaced }) => (
        <span title={version}>
          <bdi>{version}</bdi>
          {isReplaced && <span className={classes.faint}> · {t('versions.trouble.not-running')}</span>}
        </span>
      ),
    },
    {
      id: 'verdict',
      label: t('versions.trouble.column.verdict'),
      align: 'left',
      width: 160,
      cell: ({ version: { verdict, requests } }) =>
        verdict === null ? '–' : <VerdictLines verdict={verdict} n={requests} end={end} timeZone={timeZone} isInline />,
    },
    {
      id: 'error-rate',
      label: t('versions.trouble.column.error-rate'),
      align: 'right',
      width: 90,
      cell: ({ version: { errorRate } }) => (errorRate === null ? '–' : formatRate(errorRate, locale)),
    },
  ];
}
