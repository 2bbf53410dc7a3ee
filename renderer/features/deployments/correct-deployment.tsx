import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import type { DeploymentDetail } from '../../../shared/answers.ts';
import type { Correction } from '../../../shared/corrections.ts';
import type { View } from '../../../shared/view.ts';
import { DetailSection } from '../../components/detail-drawer.tsx';
import { useText } from '../../i18n.ts';
import classes from '../corrections/corrections.module.css';
import { LinkPicker } from '../corrections/link-picker.tsx';
import { sayCorrections, useIsReadOnly } from '../corrections/say-corrections.tsx';
import { ThreeWay } from '../names/three-way.tsx';

const KINDS = ['planned', 'rollback', 'hotfix', 'revert', 'rework'] as const;

interface CorrectDeploymentProps {
  readonly detail: DeploymentDetail;
  readonly view: View;
}

/** What can be said of a deployment, whatever its data and the rules say. */
export function CorrectDeployment({ detail, view }: CorrectDeploymentProps) {
  const { t } = useText();
  const { deployment, corrections } = detail;
  const failedId = useId();
  const reworkId = useId();
  const isReadOnly = useIsReadOnly();
  const say = (correction: Correction) => sayCorrections([correction], corrections);
  if (isReadOnly) {
    return (
      <DetailSection title={t('corrections.section')}>
        <p className={classes.note}>{t('corrections.read-only')}</p>
      </DetailSection>
    );
  }
  const attached = corrections.flatMap(({ correction }) =>
    correction.kind === 'link' && correction.linked ? [correction.incident] : [],
  );
  return (
    <DetailSection title={t('corrections.section')}>
      <div className={classes.choice}>
        <span id={failedId}>{t('corrections.failure.label')}</span>
        <ThreeWay
          label={t('corrections.failure.label')}
          value={saidOf(detail).failed}
          words={{
            itself: t('corrections.failure.itself'),
            yes: t('corrections.failure.yes'),
            no: t('corrections.failure.no'),
          }}
          disabled={false}
          onChange={(failed) => say({ kind: 'failure', deployment: deployment.key, failed })}
        />
      </div>
      <div className={classes.choice}>
        <label htmlFor={reworkId}>{t('corrections.rework.label')}</label>
        <NativeSelect
          id={reworkId}
          size="xs"
          value={saidOf(detail).rework ?? ''}
          data={[
            { value: '', label: t('corrections.rework.itself') },
            ...KINDS.map((value) => ({ value, label: t(`corrections.what.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            say({ kind: 'rework', deployment: deployment.key, rework: KINDS.find((kind) => kind === value) ?? null })
          }
        />
      </div>
      <LinkPicker
        kind="incident"
        at={deployment.finishedAt}
        view={view}
        without={new Set(attached)}
        canKeep={false}
        onChoose={(key) => say({ kind: 'link', incident: key, deployment: deployment.key, linked: true })}
      />
    </DetailSection>
  );
}

/** null = nothing is said. */
export function saidOf({ corrections }: Pick<DeploymentDetail, 'corrections'>) {
  const said = corrections.map(({ correction }) => correction);
  return {
    failed: said.find((one) => one.kind === 'failure')?.failed ?? null,
    rework: said.find((one) => one.kind === 'rework')?.rework ?? null,
  };
}
