import { Anchor, Button } from '@mantine/core';
import { formatDuration } from '../../../../shared/i18n/format.ts';
import type { VersionComparison, VersionRow } from '../../../../shared/version-answers.ts';
import type { View } from '../../../../shared/view.ts';
import { FailedAnswer } from '../../../components/failed-answer.tsx';
import { useText } from '../../../i18n.ts';
import { useScreenReady } from '../../../screen-ready.ts';
import { navigate } from '../../../store/location.ts';
import { useAnswer } from '../../../store/results.ts';
import type { VersionPair } from '../version-pair.ts';
import { CommitList } from './commit-list.tsx';
import classes from './compare-versions.module.css';
import { IncidentsAfter } from './incidents-after.tsx';
import { SideBySide } from './side-by-side.tsx';

interface CompareVersionsProps {
  readonly view: View;
  readonly service: string;
  /** To choose from. */
  readonly rows: readonly VersionRow[];
  readonly pair: VersionPair;
  readonly onPair: (pair: VersionPair) => void;
}

/** What head has that base has not, how big it is, and what came after each. */
export function CompareVersions({ view, service, pair, onPair }: CompareVersionsProps) {
  const { t } = useText();
  const { value, error, updating } = useAnswer('versions.compare', { view, service, ...pair });
  useScreenReady(error !== null || (value !== null && !updating));
  return (
    <section className={classes.card} aria-busy={updating}>
      <div className={classes.header}>
        <div>
          <h2 className={classes.heading}>{t('versions.compare.title')}</h2>
          <p className={classes.fromTo}>
            <bdi>{pair.base}</bdi> → <bdi>{pair.head}</bdi>
          </p>
        </div>
        <Button variant="default" onClick={() => onPair({ base: pair.head, head: pair.base })}>
          {t('versions.compare.swap')}
        </Button>
      </div>
      {error !== null && <FailedAnswer error={error} />}
      {value !== null && <Comparison comparison={value} />}
    </section>
  );
}

function Comparison({ comparison }: { readonly comparison: VersionComparison }) {
  const { t } = useText();
  const { base, head } = comparison;
  return (
    <>
      <Size comparison={comparison} />
      <div className={classes.columns}>
        <SideBySide comparison={comparison} />
        <div>
          <IncidentsAfter
            title={t('versions.compare.incidents-after', { version: base.version })}
            incidents={comparison.incidentsAfterBase}
          />
          <IncidentsAfter
            title={t('versions.compare.incidents-after', { version: head.version })}
            incidents={comparison.incidentsAfterHead}
          />
        </div>
      </div>
      {comparison.commitsReason === null && comparison.commits.length > 0 && <CommitList comparison={comparison} />}
    </>
  );
}

/** In one line: how many commits by how many people over what time; or honestly why that can't be said. */
function Size({ comparison }: { readonly comparison: VersionComparison }) {
  const { t, locale } = useText();
  const { base, head, commitCount, removedCount, authors, spanSeconds, repositories, commitsReason } = comparison;
  if (commitsReason !== null) {
    return (
      <p className={classes.reason}>
        {t(`versions.compare.reason-${commitsReason}`)}{' '}
        <Anchor component="button" type="button" inherit onClick={() => navigate('/data')}>
          {t('versions.compare.to-data')}
        </Anchor>
      </p>
    );
  }
  const parts = [
    t('versions.compare.commits', { count: commitCount }),
    t('versions.compare.authors', { count: authors.length }),
    ...(spanSeconds === null ? [] : [t('versions.compare.span', { duration: formatDuration(spanSeconds, locale) })]),
    ...(repositories.length === 0 ? [] : [repositories.join(', ')]),
  ];
  return (
    <>
      <p className={classes.size}>
        {commitCount === 0
          ? t('versions.compare.no-commits', { base: base.version, head: head.version })
          : parts.join(' · ')}
      </p>
      {removedCount > 0 && (
        <p className={classes.reason}>
          {t(commitCount === 0 ? 'versions.compare.went-back' : 'versions.compare.removed', {
            count: removedCount,
            base: base.version,
            head: head.version,
          })}
        </p>
      )}
    </>
  );
}
