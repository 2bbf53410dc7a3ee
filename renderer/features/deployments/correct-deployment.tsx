import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import type { DeploymentDetail } from '../../../shared/answers.ts';
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
  const isReadOnly = useIsReadOnly();
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
      <FailureChoice detail={detail} />
      <ReworkChoice detail={detail} />
      <LinkPicker
        kind="incident"
        at={deployment.finishedAt}
        view={view}
        without={new Set(attached)}
        canKeep={false}
        onChoose={(key) =>
          sayCorrections([{ kind: 'link', incident: key, deployment: deployment.key, linked: true }], corrections)
        }
      />
    </DetailSection>
  );
}

function FailureChoice({ detail }: Pick<CorrectDeploymentProps, 'detail'>) {
  const { t } = useText();
  const { deployment, corrections } = detail;
  return (
    <div className={classes.choice}>
      <span>{t('corrections.failure.label')}</span>
      <ThreeWay
        label={t('corrections.failure.label')}
        value={saidOf(detail).failed}
        words={{
          itself: t('corrections.failure.itself'),
          yes: t('corrections.failure.yes'),
          no: t('corrections.failure.no'),
        }}
        disabled={false}
        onChange={(failed) => sayCorrections([{ kind: 'failure', deployment: deployment.key, failed }], corrections)}
      />
    </div>
  );
}

function ReworkChoice({ detail }: Pick<CorrectDeploymentProps, 'detail'>) {
  const { t } = useText();
  const { deployment, corrections } = detail;
  const id = useId();
  return (
    <div className={classes.choice}>
      <label htmlFor={id}>{t('corrections.rework.label')}</label>
      <NativeSelect
        id={id}
        size="xs"
        value={saidOf(detail).rework ?? ''}
        data={[
          { value: '', label: t('corrections.rework.itself') },
          ...KINDS.map((value) => ({ value, label: t(`corrections.what.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          sayCorrections(
            [{ kind: 'rework', deployment: deployment.key, rework: KINDS.find((kind) => kind === value) ?? null }],
            corrections,
          )
        }
      />
    </div>
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
