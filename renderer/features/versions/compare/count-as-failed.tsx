import { Anchor, Button } from '@mantine/core';
import { memo } from 'react';
import type { Correction, CorrectionRow } from '../../../../shared/corrections.ts';
import type { VersionComparison } from '../../../../shared/version-answers.ts';
import { NOT_IN_PICTURE } from '../../../charts/picture.ts';
import { useText } from '../../../i18n.ts';
import { navigate } from '../../../store/location.ts';
import { useAnswer } from '../../../store/results.ts';
import { sayCorrections, takeCorrectionsBack, useIsReadOnly } from '../../corrections/say-corrections.tsx';
import classes from './verdict-panel.module.css';

/** A verdict counts only where the user says so: its deployments as failed, by hand, until that is taken back. */
export const CountAsFailed = memo(function CountAsFailed({ comparison }: { readonly comparison: VersionComparison }) {
  const { t } = useText();
  const { headDeployments, verdict } = comparison;
  const isReadOnly = useIsReadOnly();
  const { value: said } = useAnswer('corrections.list', headDeployments.length === 0 ? null : {});
  const failed = headDeployments.filter((deployment) => deployment.failed);
  const own = ownSayings(said ?? [], comparison);
  const isSayable = failed.length < headDeployments.length || own.length > 0;
  const isBad = verdict?.kind === 'faulty' || verdict?.kind === 'suspect';
  if (headDeployments.length === 0) {
    return isBad ? (
      <p className={classes.foot} {...NOT_IN_PICTURE}>
        <span className={classes.note}>{t('versionVerdict.count.no-deployments')}</span>
      </p>
    ) : null;
  }
  return (
    <div className={classes.foot} {...NOT_IN_PICTURE}>
      {!isReadOnly && said !== null && (
        <Buttons comparison={comparison} said={said} own={own} isUrgent={isBad && failed.length === 0} />
      )}
      <p className={classes.note}>
        {failed.length > 0 &&
          t(`versionVerdict.count.${failed.length < headDeployments.length ? 'counted-some' : 'counted'}`, {
            count: headDeployments.length,
            failed: failed.length,
          })}{' '}
        {isReadOnly && t('versionVerdict.count.read-only')}
        {!isReadOnly && isSayable && t('versionVerdict.count.note')}{' '}
        <Anchor component="button" type="button" inherit onClick={() => navigate('/corrections')}>
          {t('versionVerdict.count.list')}
        </Anchor>
      </p>
    </div>
  );
});

interface ButtonsProps {
  readonly comparison: VersionComparison;
  readonly said: readonly CorrectionRow[];
  /** What was said of these deployments as failed. */
  readonly own: readonly CorrectionRow[];
  readonly isUrgent: boolean;
}

function Buttons({ comparison: { headDeployments }, said, own, isUrgent }: ButtonsProps) {
  const { t } = useText();
  const open = headDeployments.filter((deployment) => !deployment.failed);
  const count = (): void => {
    const corrections = open.map(({ key }): Correction => ({ kind: 'failure', deployment: key, failed: true }));
    sayCorrections(corrections, said);
  };
  return (
    <>
      {open.length > 0 && (
        <Button size="xs" variant={isUrgent ? 'filled' : 'default'} onClick={count}>
          {t('versionVerdict.count.button', { count: open.length })}
        </Button>
      )}
      {own.length > 0 && (
        <Button size="xs" variant="default" onClick={() => takeCorrectionsBack(own)}>
          {t('versionVerdict.count.take-back')}
        </Button>
      )}
    </>
  );
}

function ownSayings(said: readonly CorrectionRow[], { headDeployments }: VersionComparison): readonly CorrectionRow[] {
  const keys = new Set(headDeployments.map(({ key }) => key));
  return said.filter(
    ({ correction }) => correction.kind === 'failure' && correction.failed === true && keys.has(correction.deployment),
  );
}
