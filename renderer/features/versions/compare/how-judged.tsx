import { Button } from '@mantine/core';
import { formatShare } from '../../../../shared/i18n/format.ts';
import { formatFactor, formatTotal } from '../../../../shared/i18n/format-measured.ts';
import type { VersionComparison, VersionVerdict } from '../../../../shared/version-answers.ts';
import { FAULTY_SCORE, SUSPECT_SCORE } from '../../../../shared/versions/judge-version.ts';
import { weightNumber } from '../../../../shared/versions/version-words.ts';
import { Facts } from '../../../components/detail-drawer.tsx';
import { PanelPopover } from '../../../components/panel-popover.tsx';
import { useText } from '../../../i18n.ts';
import classes from './verdict-panel.module.css';

interface HowJudgedProps {
  readonly comparison: VersionComparison;
  readonly verdict: VersionVerdict;
}

/** The method, its thresholds, and this case's numbers in it. */
export function HowJudged({ comparison, verdict }: HowJudgedProps) {
  const { t } = useText();
  return (
    <PanelPopover
      label={t('versionVerdict.how.title')}
      position="bottom-end"
      width={440}
      button={(toggle) => (
        <Button size="compact-sm" variant="subtle" onClick={toggle}>
          {t('versionVerdict.how.button')}
        </Button>
      )}
    >
      {() => <Method comparison={comparison} verdict={verdict} />}
    </PanelPopover>
  );
}

function Method({ comparison: { base, head, rates }, verdict }: HowJudgedProps) {
  const { t, locale } = useText();
  const { score, evidence } = verdict;
  const sum = evidence.map(({ weight }) => weightNumber(weight, locale)).join(' ');
  const odds = Math.abs(score) < 0.05 ? 'even' : score > 0 ? 'against' : 'for';
  const requests = base.measured?.requests ?? null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className={classes.how} tabIndex={0}>
      <h3>{t('versionVerdict.how.title')}</h3>
      <p>{t('versionVerdict.how.method')}</p>
      <p>{t('versionVerdict.how.prior')}</p>
      <p>{t('versionVerdict.how.rate')}</p>
      <Facts
        facts={[
          [
            t('versionVerdict.how.against'),
            requests === null
              ? verdict.against
              : t('versionVerdict.how.against-text', {
                  version: verdict.against,
                  requests: formatTotal(requests, locale),
                }),
          ],
          [
            t('versionVerdict.how.score'),
            evidence.length < 2
              ? weightNumber(score, locale)
              : t('versionVerdict.how.score-text', { score: weightNumber(score, locale), sum }),
          ],
          [
            t('versionVerdict.how.odds'),
            t(`versionVerdict.how.odds-${odds}`, {
              version: head.version,
              factor: formatFactor(Math.exp(Math.abs(score)), locale),
            }),
          ],
          [t('versionVerdict.how.chance'), formatShare(chanceOf(score), locale)],
          [
            t('versionVerdict.how.thresholds'),
            t('versionVerdict.how.thresholds-text', {
              faulty: weightNumber(FAULTY_SCORE, locale),
              suspect: weightNumber(SUSPECT_SCORE, locale),
            }),
          ],
          [
            t('versionVerdict.how.dispersion'),
            rates.dispersion === null
              ? null
              : t('versionVerdict.how.dispersion-text', { factor: formatFactor(rates.dispersion, locale) }),
          ],
        ]}
      />
      <p>{t('versionVerdict.how.correlation')}</p>
    </div>
  );
}

/** At the score from which on a version is called faulty it is as likely as not. */
function chanceOf(score: number): number {
  return 1 / (1 + Math.exp(FAULTY_SCORE - score));
}
