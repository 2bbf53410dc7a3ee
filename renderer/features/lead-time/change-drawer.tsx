import { UnstyledButton } from '@mantine/core';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { ChangeRow } from '../../../shared/lead-time-answers.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import { StageBar } from '../../charts/stage-bar.tsx';
import { DetailDrawer, DetailSection, Facts } from '../../components/detail-drawer.tsx';
import { pullNumber, stageWords } from '../../components/stage-words.ts';
import { useText } from '../../i18n.ts';
import { openDrawer, setScreenParam, useIsTopDrawer } from '../../store/view.ts';
import classes from './change-drawer.module.css';
import { changeName } from './change-words.ts';

interface ChangeDrawerProps {
  readonly change: ChangeRow | null;
  readonly timeZone: string;
}

/** A change that no commit is known of: what its deployment and its pull request say. */
export function ChangeDrawer({ change, timeZone }: ChangeDrawerProps) {
  const { t } = useText();
  const isTop = useIsTopDrawer('change');
  return (
    <DetailDrawer
      isOpen={change !== null}
      isCovered={!isTop}
      onClose={() => setScreenParam('change', null)}
      title={change === null ? '' : changeName(change, t)}
    >
      {change !== null && <Detail change={change} timeZone={timeZone} />}
    </DetailDrawer>
  );
}

function Detail({ change, timeZone }: { readonly change: ChangeRow; readonly timeZone: string }) {
  const { t, locale } = useText();
  const { stages, pull } = change;
  return (
    <>
      <Facts
        facts={[
          [t('changes.column.lead'), formatDuration(change.leadSeconds, locale)],
          [t('commit.authored'), formatDateTime(change.authoredAt, timeZone, locale)],
          [t('changes.column.deployed'), formatDateTime(change.deployedAt, timeZone, locale)],
          [t('changes.column.author'), change.author],
          [t('commit.repository'), change.repo],
          [t('changes.column.pull'), pull === null ? null : [pullNumber(pull), pull.title].join(' ')],
          ['', pull?.url ?? null],
        ]}
      />
      {STAGE_NAMES.some((stage) => stages[stage] !== undefined) && (
        <DetailSection title={t('commit.times')}>
          <StageBar stages={stages} label={stageWords(stages, t, locale)} />
          <Facts
            facts={STAGE_NAMES.map((stage) => {
              const seconds = stages[stage];
              return [t(`metrics.stage.${stage}`), seconds === undefined ? null : formatDuration(seconds, locale)];
            })}
          />
        </DetailSection>
      )}
      <DetailSection title={t('commit.deployments')}>
        <UnstyledButton className={classes.link} onClick={() => openDrawer('open', String(change.deploymentId))}>
          {[change.service, change.version, change.env].filter((part) => part !== null).join(' · ')}
        </UnstyledButton>
      </DetailSection>
    </>
  );
}
