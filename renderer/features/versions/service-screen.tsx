import { Select } from '@mantine/core';
import { memo, useDeferredValue, useMemo, useRef } from 'react';
import type { VersionsAnswer, VersionTimeline } from '../../../shared/version-answers.ts';
import type { View } from '../../../shared/view.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { Icon } from '../../components/icon.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useIsPresenting } from '../../store/presenting.ts';
import { useAnswer } from '../../store/results.ts';
import { useScrollMemory } from '../../store/scroll-memory.ts';
import { useScreenParam } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { AgesPanel } from './ages-panel.tsx';
import { CompareVersions } from './compare/compare-versions.tsx';
import { VerdictPanel } from './compare/verdict-panel.tsx';
import { PerWeekPanel } from './per-week-panel.tsx';
import { leaveService, openService, placePair } from './service-place.ts';
import { TimelinePanel } from './timeline-panel.tsx';
import { useTimelineWindow } from './timeline-window.ts';
import { TrafficPanel } from './traffic-panel.tsx';
import { useEscape } from './use-escape.ts';
import { chosenPair, PairContext, type VersionPair } from './version-pair.ts';
import { VersionTable } from './version-table.tsx';
import classes from './versions-screen.module.css';

interface ServiceProps {
  readonly view: View;
  readonly service: string;
}

/** One service: is its version to blame, what ran when, what was measured of each, what is different in two of them. */
export function ServiceScreen({ view, service }: ServiceProps) {
  const { t } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  useScrollMemory(scroller, `versions of ${service}`);
  const { value, error, updating } = useAnswer('versions.list', { view, service });
  const isPresenting = useIsPresenting();
  useEscape(() => {
    if (!isPresenting) leaveService();
  });
  const isBare = value !== null && !updating && (value.pair === null || value.rows.length === 0);
  useScreenReady(error !== null || isBare);
  return (
    <div className={classes.scroller} ref={scroller}>
      <div className={classes.screen} aria-busy={updating} data-updating={updating && value !== null}>
        <Head service={service} />
        {error !== null && <FailedAnswer error={error} />}
        {value === null && error === null && (
          <div className={classes.ghost} role="status" aria-label={t('app.states.loading')} />
        )}
        {value !== null && <VersionsOf view={view} service={service} answer={value} updating={updating} />}
      </div>
    </div>
  );
}

const Head = memo(function Head({ service }: { readonly service: string }) {
  const { t } = useText();
  const facets = useWorkspace((state) => state.facets);
  const names = useMemo(() => {
    const known = facets?.services.map(({ name }) => name).filter((name) => name !== '') ?? [];
    return known.includes(service) ? known : [service, ...known];
  }, [facets, service]);
  return (
    <header className={classes.head}>
      <div className={classes.headWords}>
        <button type="button" className={classes.back} title={t('versions.all-hint')} onClick={leaveService}>
          <Icon name="back" size={14} />
          {t('versions.all')}
        </button>
        <h1 className={classes.title}>
          <bdi>{service}</bdi>
        </h1>
      </div>
      <Select
        aria-label={t('versions.service')}
        data={names}
        value={service}
        onChange={(name) => name !== null && openService(name)}
        allowDeselect={false}
        searchable
        limit={200}
        w={260}
      />
    </header>
  );
});

interface VersionsOfProps extends ServiceProps {
  readonly answer: VersionsAnswer;
}

interface ChosenProps extends VersionsOfProps {
  readonly pair: VersionPair | null;
}

function VersionsOf({ updating, ...asked }: VersionsOfProps & { readonly updating: boolean }) {
  const { t } = useText();
  const chosen = useLastWhile(updating, useChosen(asked));
  const { view, service, answer, pair } = chosen;
  const { updating: isJudging } = useAnswer('versions.compare', pair === null ? null : { view, service, ...pair });
  // What is in sight comes first: the verdict, and what ran.
  const later = useDeferredValue(useLastWhile<ChosenProps | null>(isJudging, chosen, null), null);
  const { rows, timeline } = answer;
  if (rows.length === 0) return <NoVersionsOf service={service} />;
  return (
    <>
      {pair === null ? (
        <p className={classes.hint}>{t('versions.only-one')}</p>
      ) : (
        <VerdictPanel view={view} service={service} rows={rows} pair={pair} onPair={placePair} isAnswered={!updating} />
      )}
      <WhatRan service={service} timeline={timeline} pair={pair} />
      <PairContext value={pair}>{later !== null && <BelowTheFold {...later} />}</PairContext>
    </>
  );
}

function useChosen({ view, service, answer }: VersionsOfProps): ChosenProps {
  const [base, head] = [useScreenParam('base'), useScreenParam('head')];
  const pair = useMemo(() => chosenPair(answer, base, head), [answer, base, head]);
  return useMemo(() => ({ view, service, answer, pair }), [view, service, answer, pair]);
}

/**
 * The value before while a newer answer is on its way: of what is chosen now and what was answered before nothing is asked,
 * and nothing is drawn twice.
 */
function useLastWhile<T>(isUpdating: boolean, value: T, first = value): T {
  const last = useRef(first);
  if (!isUpdating) last.current = value;
  return last.current;
}

const BelowTheFold = memo(function BelowTheFold({ view, service, answer, pair }: ChosenProps) {
  const { rows, perWeek, ages } = answer;
  return (
    <>
      <VersionTable view={view} service={service} answer={answer} pair={pair} />
      <div className={classes.two}>
        <PerWeekPanel perWeek={perWeek} about={service} height={160} />
        <AgesPanel ages={ages} about={service} height={160} />
      </div>
      {pair !== null && <CompareVersions view={view} service={service} rows={rows} pair={pair} onPair={placePair} />}
    </>
  );
});

interface WhatRanProps {
  readonly service: string;
  readonly timeline: VersionTimeline;
  readonly pair: VersionPair | null;
}

/** Both on one axis of time. */
const WhatRan = memo(function WhatRan({ service, timeline, pair }: WhatRanProps) {
  const { t } = useText();
  const { window, part, choosePart } = useTimelineWindow(timeline, pair);
  return (
    <>
      <TimelinePanel
        service={service}
        timeline={timeline}
        window={window}
        pair={pair}
        part={part}
        onPart={choosePart}
      />
      {hasRequests(timeline) ? (
        <TrafficPanel service={service} timeline={timeline} window={window} />
      ) : (
        <p className={classes.soft}>{t('versions.traffic.none')}</p>
      )}
    </>
  );
});

/** A series of latencies alone tells of no traffic. */
function hasRequests({ traffic }: VersionTimeline): boolean {
  return traffic.some(({ requests, others }) => others > 0 || requests.some((count) => count > 0));
}

function NoVersionsOf({ service }: { readonly service: string }) {
  const { t } = useText();
  const isKnown = useWorkspace((state) => state.facets?.services.some(({ name }) => name === service) ?? true);
  const part = isKnown ? 'empty' : 'unknown';
  return (
    <EmptyState
      level={2}
      title={t(`versions.table.${part}-title`)}
      text={t(`versions.table.${part}-text`, { service })}
    />
  );
}
