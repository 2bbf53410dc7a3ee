import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { AnomaliesAnswer, Anomaly } from '../../../shared/anomaly-answers.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { View } from '../../../shared/view.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useFirstRows } from '../../components/first-rows.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useAnswer } from '../../store/results.ts';
import { changeFilters, setScreenParam, setScreenParams, useScreenParam, useView } from '../../store/view.ts';
import classes from './anomalies-screen.module.css';
import { AnomalyCard } from './anomaly-card.tsx';

/** Days from which a metric has been at another level, newest first, with what else changed then. */
export function AnomaliesScreen() {
  const view = useView();
  return view === null ? null : <AnomaliesOf view={view} />;
}

function AnomaliesOf({ view }: { readonly view: View }) {
  const { t } = useText();
  const { value, error, updating } = useAnswer('anomalies', { view });
  useScreenReady(error !== null || (value !== null && !updating));
  if (error !== null) return <FailedAnswer error={error} />;
  if (value === null) {
    return <div className={classes.ghost} role="status" aria-busy="true" aria-label={t('app.states.loading')} />;
  }
  return (
    <div className={classes.screen} aria-busy={updating} data-updating={updating}>
      <Head answer={value} />
      {value.anomalies.length === 0 ? <NoShifts answer={value} /> : <Shifts answer={value} />}
    </div>
  );
}

function Head({ answer }: { readonly answer: AnomaliesAnswer }) {
  const { t } = useText();
  const [showsHow, setShowsHow] = useState(false);
  const { anomalies, series, tooShort } = answer;
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>{t('anomalies.title')}</h1>
      <p className={classes.subtitle}>
        {t('anomalies.subtitle')}{' '}
        {series > 0 && anomalies.length > 0 && t('anomalies.counted', { count: anomalies.length, series })}{' '}
        {tooShort > 0 && series > 0 && t('anomalies.too-short', { count: tooShort })}
      </p>
      <Button
        variant="subtle"
        size="compact-sm"
        px={0}
        aria-expanded={showsHow}
        className={classes.how}
        onClick={() => setShowsHow(!showsHow)}
      >
        {t('anomalies.how')}
      </Button>
      {showsHow && <p className={classes.howText}>{t('anomalies.how-text')}</p>}
    </header>
  );
}

/** In the location: the metric's name, and the service ("*" = all together). */
const WHOLE = '*';
const ANY = '';

function Shifts({ answer: { anomalies } }: { readonly answer: AnomaliesAnswer }) {
  const { t } = useText();
  const metricParam = useScreenParam('metric');
  const metric = METRIC_NAMES.find((name) => name === metricParam) ?? null;
  const subject = useScreenParam('of');
  const matching = anomalies.filter((anomaly) => isAsked(anomaly, metric, subject));
  const { shown, more } = useFirstRows(matching);
  return (
    <>
      <div className={classes.filters}>
        <Select
          label={t('anomalies.metric-filter')}
          data={[
            { value: ANY, label: t('anomalies.any-metric') },
            ...METRIC_NAMES.map((name) => ({ value: name, label: t(`metrics.name.${name}`) })),
          ]}
          value={metric ?? ANY}
          onChange={(value) => setScreenParam('metric', value)}
          allowDeselect={false}
          w={240}
        />
        <Select
          label={t('anomalies.subject-filter')}
          data={[
            { value: ANY, label: t('anomalies.any-subject') },
            { value: WHOLE, label: t('anomalies.whole') },
            ...servicesOf(anomalies).map((name) => ({ value: name, label: name })),
          ]}
          value={subject ?? ANY}
          onChange={(value) => setScreenParam('of', value)}
          allowDeselect={false}
          searchable
          limit={200}
          w={280}
        />
      </div>
      {shown.map((anomaly) => (
        <AnomalyCard key={`${anomaly.metric} ${anomaly.service} ${anomaly.day}`} anomaly={anomaly} />
      ))}
      {more}
      {matching.length === 0 && (
        <EmptyState level={2} title={t('anomalies.empty.title')} text={t('anomalies.empty.filtered')}>
          <Button onClick={() => setScreenParams({ metric: null, of: null })}>
            {t('anomalies.empty.clear-button')}
          </Button>
        </EmptyState>
      )}
      <p className={classes.notCause}>{t('anomalies.not-cause')}</p>
    </>
  );
}

function isAsked(anomaly: Anomaly, metric: MetricName | null, subject: string | null): boolean {
  if (metric !== null && anomaly.metric !== metric) return false;
  return subject === null || anomaly.service === (subject === WHOLE ? '' : subject);
}

function servicesOf(anomalies: readonly Anomaly[]): readonly string[] {
  return [...new Set(anomalies.map(({ service }) => service))].filter((name) => name !== '').sort();
}

/** Nothing to see, because nothing shifted or because there is too little to tell. */
function NoShifts({ answer: { series } }: { readonly answer: AnomaliesAnswer }) {
  const { t } = useText();
  return (
    <EmptyState
      level={2}
      title={t('anomalies.empty.title')}
      text={series === 0 ? t('anomalies.empty.too-short') : t('anomalies.empty.text', { series })}
    >
      <Button onClick={() => changeFilters({ range: { kind: 'length', length: '1y', end: null } })}>
        {t('anomalies.empty.year-button')}
      </Button>
    </EmptyState>
  );
}
