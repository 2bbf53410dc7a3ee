import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Anomaly } from '../../../shared/anomaly-answers.ts';
import { formatDuration, formatShare } from '../../../shared/i18n/format.ts';
import { formatDay, formatDayYear } from '../../../shared/i18n/format-date.ts';
import { addDays } from '../../../shared/local-date.ts';
import { clipName } from '../../components/clip-name.ts';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { setScreenParam, useFilters } from '../../store/view.ts';
import classes from './anomaly-card.module.css';
import { deploymentsPlace, incidentsPlace, metricPlace, stepPlace, versionsPlace } from './anomaly-places.ts';
import { ShiftChart } from './shift-chart.tsx';
import { certaintyWords, directionOf, shiftSides, sizeWord } from './shift-words.ts';

interface AnomalyProps {
  readonly anomaly: Anomaly;
}

/** One shift: what moved since when and how surely, what else happened then, what it touches, what to look at next. */
export function AnomalyCard({ anomaly }: AnomalyProps) {
  const { t, locale } = useText();
  const filters = useFilters();
  const { metric, service, day, size, tone, probability } = anomaly;
  const moved = t(`anomalies.moved.${metric}.${directionOf(anomaly)}`, { day: formatDayYear(day, locale) });
  const subject = service === '' ? t('anomalies.whole') : service;
  return (
    <article className={classes.card}>
      <div className={classes.words}>
        <h2 className={classes.title}>
          <span className={classes.mark} data-tone={tone} aria-hidden="true">
            ◆
          </span>
          <span>
            <bdi className={classes.subject} title={subject}>
              {clipName(subject)}
            </bdi>
            : {moved}
          </span>
        </h2>
        <p className={classes.sides}>
          <strong data-tone={tone}>{sizeWord(size, t, locale)}</strong>
          <span>{t('anomalies.sides', shiftSides(anomaly, locale))}</span>
          <span className={classes.certainty}>{certaintyWords(probability, t, locale)}</span>
        </p>
        <div className={classes.parts}>
          <AtTheTime anomaly={anomaly} />
          <Affects anomaly={anomaly} />
          <Part title={t('anomalies.next')}>
            <li>
              <Link to={stepPlace(anomaly, filters)}>{t(`anomalies.step.${metric}.${directionOf(anomaly)}`)}</Link>
            </li>
          </Part>
        </div>
      </div>
      <div className={classes.chart}>
        <UnstyledButton
          className={classes.chartButton}
          onClick={() => navigate(metricPlace(metric, service, day, filters))}
        >
          <span className={classes.chartName}>{t(`metrics.name.${metric}`)}</span>
          <ShiftChart anomaly={anomaly} />
        </UnstyledButton>
      </div>
    </article>
  );
}

function AtTheTime({ anomaly }: AnomalyProps) {
  const { t, locale } = useText();
  const filters = useFilters();
  const { context, service, metric } = anomaly;
  const isEmpty = context.deployments === 0 && context.incidents === 0 && context.stages.length === 0;
  const [first, last] = [formatDay(context.from, locale), formatDay(addDays(context.to, -1), locale)];
  const days = first === last ? first : `${first} – ${last}`;
  // Of all services together only those of the services that are named.
  const versions = context.versions.filter((one) => service !== '' || context.services.includes(one.service));
  // Durations don't add up over services: there, a service that is named has shifted itself.
  const isAlike = service !== '' || metric === 'changeLeadTime' || metric === 'recoveryTime';
  return (
    <Part title={t('anomalies.at-the-time', { days })}>
      {context.stages.slice(0, 2).map(({ stage, before, after }) => (
        <li key={stage}>
          {t('anomalies.stage', {
            stage: t(`metrics.stage.${stage}`),
            before: formatDuration(before, locale),
            after: formatDuration(after, locale),
          })}
        </li>
      ))}
      {context.deployments > 0 && (
        <li>
          <Link to={deploymentsPlace(anomaly, filters)}>
            {t('anomalies.deployments', { count: context.deployments })}
          </Link>
        </li>
      )}
      {context.incidents > 0 && (
        <li>
          <Link to={incidentsPlace(anomaly, filters)}>{t('anomalies.incidents', { count: context.incidents })}</Link>
        </li>
      )}
      {versions.slice(0, 3).map((entry) => (
        <li key={`${entry.service} ${entry.version}`}>
          <Link to={versionsPlace(entry.service, filters)}>
            {entry.service === service
              ? t('anomalies.version', { version: clipName(entry.version) })
              : t('anomalies.version-of', { version: clipName(entry.version), service: clipName(entry.service) })}
          </Link>
        </li>
      ))}
      {context.services.length > 0 && (
        <li className={classes.services}>
          {t(isAlike ? 'anomalies.alike' : 'anomalies.part')}
          {context.services.map((name) => (
            <UnstyledButton key={name} className={classes.link} title={name} onClick={() => setScreenParam('of', name)}>
              <bdi>{clipName(name)}</bdi>
            </UnstyledButton>
          ))}
        </li>
      )}
      {isEmpty && <li>{t('anomalies.nothing-then')}</li>}
    </Part>
  );
}

function Affects({ anomaly }: AnomalyProps) {
  const { t, locale } = useText();
  const filters = useFilters();
  const { context, service } = anomaly;
  return (
    <Part title={t('anomalies.affects')}>
      {service !== '' && (
        <li>{t('anomalies.share', { service: clipName(service), share: formatShare(context.share, locale) })}</li>
      )}
      {context.related.map((other) => (
        <li key={other.metric}>
          <Link to={metricPlace(other.metric, other.service, other.day, filters)}>
            {t(`anomalies.related-${other.tone}`, {
              metric: t(`metrics.name.${other.metric}`),
              day: formatDay(other.day, locale),
              size: sizeWord(other.size, t, locale),
            })}
          </Link>
        </li>
      ))}
      {context.related.length === 0 && <li>{t('anomalies.nothing-else')}</li>}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3 className={classes.partTitle}>{title}</h3>
      <ul className={classes.list}>{children}</ul>
    </div>
  );
}

function Link({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <UnstyledButton className={classes.link} onClick={() => navigate(to)}>
      {children}
    </UnstyledButton>
  );
}
