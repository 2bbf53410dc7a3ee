import { Anchor, Button } from '@mantine/core';
import { useRef } from 'react';
import { formatDate } from '../../../shared/i18n/format-date.ts';
import { dayNumber } from '../../../shared/local-date.ts';
import { localClock } from '../../../shared/time.ts';
import type { ServiceVersions, ServiceVersionsAnswer } from '../../../shared/version-answers.ts';
import type { View } from '../../../shared/view.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { navigate } from '../../store/location.ts';
import { useAnswer } from '../../store/results.ts';
import { useScrollMemory } from '../../store/scroll-memory.ts';
import { changeFilters, useDataFrame } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { NoVersions } from './no-versions.tsx';
import { PerWeekPanel } from './per-week-panel.tsx';
import { servicesSentence } from './services-sentence.ts';
import { ServicesTable } from './services-table.tsx';
import classes from './versions-screen.module.css';

/** All services with the version that each runs: is one of them faulty? */
export function ServicesScreen({ view }: { readonly view: View }) {
  const { t } = useText();
  const { value, error, updating } = useAnswer('versions.services', { view });
  useScreenReady(error !== null || (value !== null && !updating));
  if (error !== null) return <FailedAnswer error={error} />;
  if (value === null) {
    return <div className={classes.ghost} role="status" aria-busy="true" aria-label={t('app.states.loading')} />;
  }
  return <Services view={view} answer={value} updating={updating} />;
}

interface ServicesProps {
  readonly view: View;
  readonly answer: ServiceVersionsAnswer;
  readonly updating: boolean;
}

function Services({ view, answer, updating }: ServicesProps) {
  const { t } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  useScrollMemory(scroller, 'services');
  const end = useKnownEnd(answer.services);
  const holdsSome = useWorkspace(({ summary }) => summary !== null && summary.deployments + summary.versions > 0);
  const { services, perWeek } = answer;
  if (services.every(({ versions, current }) => versions === 0 && current === null)) {
    return holdsSome ? <NothingHere /> : <NoVersions />;
  }
  const isMeasured = services.some(({ current }) => current?.verdict != null && current.verdict.kind !== 'not-enough');
  return (
    <div className={classes.scroller} ref={scroller}>
      <div className={classes.screen} aria-busy={updating} data-updating={updating}>
        <header>
          <h1 className={classes.title}>{t('versions.title')}</h1>
          <p className={classes.sentence} role="status">
            {servicesSentence(services, { t })}
          </p>
          <AsOf view={view} end={end} />
        </header>
        {!isMeasured && <MeasureHint />}
        <PerWeekPanel perWeek={perWeek} height={150} />
        <ServicesTable services={services} end={end} />
      </div>
    </div>
  );
}

/** Until when something is known: what runs, runs then, whatever period is looked at. */
function useKnownEnd(services: readonly ServiceVersions[]): number | null {
  const range = useDataFrame()?.dataRange ?? null;
  const seen = services.flatMap(({ current }) => current?.lastSeenAt ?? []);
  const end = Math.max(...seen, range?.to ?? Number.NEGATIVE_INFINITY);
  return end === Number.NEGATIVE_INFINITY ? null : end;
}

/** In a period that is past one may take what runs for what ran then. */
function AsOf({ view: { to, timeZone }, end }: { readonly view: View; readonly end: number | null }) {
  const { t, locale } = useText();
  if (to === null || end === null || localClock(timeZone).startOfDay(dayNumber(to)) > end) return null;
  return <p className={classes.asOf}>{t('versions.as-of', { when: formatDate(end, timeZone, locale) })}</p>;
}

/** Without measurements nobody can say whether a version is good. */
function MeasureHint() {
  const { t } = useText();
  const versions = useWorkspace(({ summary }) => summary?.versions ?? 0);
  if (versions > 0) return null;
  return (
    <p className={classes.hint}>
      {t('versions.measure.text')}{' '}
      <Anchor component="button" type="button" inherit onClick={() => navigate('/data')}>
        {t('versions.measure.button')}
      </Anchor>
    </p>
  );
}

function NothingHere() {
  const { t } = useText();
  return (
    <EmptyState title={t('versions.empty.filtered-title')} text={t('versions.empty.filtered-text')}>
      <Button onClick={() => changeFilters({ range: { kind: 'all' } })}>{t('metricScreen.empty.all-data')}</Button>
    </EmptyState>
  );
}
