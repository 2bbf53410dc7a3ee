import { Button, SegmentedControl, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { runCommand } from '../../commands.ts';
import { useText } from '../../i18n.ts';
import { receivePaths } from '../../receive-paths.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useJobs } from '../../store/jobs.ts';
import { changePreferences } from '../../store/settings.ts';
import classes from './home-screen.module.css';
import { RecentWorkspaces } from './recent-workspaces.tsx';

/** The first screen: three doors in, and the workspaces opened before. */
export function HomeScreen() {
  const { t } = useText();
  useScreenReady(true);
  return (
    <div className={classes.home}>
      <div className={classes.top}>
        <span className={classes.brand}>
          <svg width="16" height="16" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M7 0l7 7-7 7-7-7z" fill="var(--dd-accent)" />
          </svg>
          {t('app.name')}
        </span>
        <LanguageSwitch />
      </div>
      <div className={classes.hero}>
        <Title order={1} className={classes.title}>
          {t('home.title')}
        </Title>
        <Text className={classes.text}>{t('home.text')}</Text>
      </div>
      <div className={classes.doors}>
        <SampleDoor />
        <Door title={t('home.files.title')} text={t('home.files.text')}>
          <Button variant="default" onClick={() => choose('dialog.open-files')}>
            {t('home.files.action')}
          </Button>
          <Button variant="default" onClick={() => choose('dialog.open-folder')}>
            {t('home.files.folder')}
          </Button>
        </Door>
        <Door title={t('home.repository.title')} text={t('home.repository.text')}>
          <Button variant="default" onClick={() => void runCommand('add-repository')}>
            {t('home.repository.action')}
          </Button>
        </Door>
      </div>
      <RecentWorkspaces />
      <Text className={classes.trust}>{t('home.trust')}</Text>
    </div>
  );
}

function choose(dialog: 'dialog.open-files' | 'dialog.open-folder'): void {
  void attempt(async () => receivePaths(await shell(dialog, {})));
}

function SampleDoor() {
  const { t } = useText();
  const isBuilding = useJobs((state) =>
    state.jobs.some((job) => job.name === 'sample.create' && (job.state === 'running' || job.state === 'cancelling')),
  );
  return (
    <Door title={t('home.sample.title')} text={t('home.sample.text')}>
      <Button loading={isBuilding} onClick={() => void attempt(() => runCommand('open-sample'))}>
        {t('home.sample.action')}
      </Button>
    </Door>
  );
}

interface DoorProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Door({ title, text, children }: DoorProps) {
  return (
    <section className={classes.door}>
      <Title order={2} className={classes.doorTitle}>
        {title}
      </Title>
      <Text className={classes.doorText}>{text}</Text>
      <div className={classes.actions}>{children}</div>
    </section>
  );
}

function LanguageSwitch() {
  const { t, locale } = useText();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('home.language')}
      value={locale}
      onChange={(value) => void attempt(() => changePreferences({ language: value === 'ko' ? 'ko' : 'en' }))}
      data={[
        { value: 'en', label: 'English' },
        { value: 'ko', label: '한국어' },
      ]}
    />
  );
}
