import { CloseButton, Title, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatDate } from '../../../shared/i18n/format-date.ts';
import type { RecentWorkspace } from '../../../shared/shell-api.ts';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { runCommand } from '../../commands.ts';
import { useText } from '../../i18n.ts';
import { showWorkspace } from '../../show-workspace.ts';
import classes from './home-screen.module.css';

export function RecentWorkspaces() {
  const { t } = useText();
  const [recent, setRecent] = useState<readonly RecentWorkspace[]>([]);
  useEffect(() => void attempt(async () => setRecent(await shell('app.recent', {}))), []);
  return (
    <section className={classes.recent}>
      <div className={classes.recentHead}>
        {recent.length > 0 && (
          <Title order={2} className={classes.recentTitle}>
            {t('home.recent.title')}
          </Title>
        )}
        <UnstyledButton className={classes.link} onClick={() => void attempt(() => runCommand('open-workspace'))}>
          {t('home.recent.open')}
        </UnstyledButton>
      </div>
      <ul className={classes.list}>
        {recent.map((workspace) => (
          <RecentItem
            key={workspace.path}
            workspace={workspace}
            onForget={() =>
              void attempt(async () => setRecent(await shell('app.forget-recent', { path: workspace.path })))
            }
          />
        ))}
      </ul>
    </section>
  );
}

interface RecentItemProps {
  readonly workspace: RecentWorkspace;
  readonly onForget: () => void;
}

function RecentItem({ workspace, onForget }: RecentItemProps) {
  const { t, locale } = useText();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <li className={classes.item}>
      <UnstyledButton
        className={classes.open}
        disabled={!workspace.exists}
        onClick={() => void attempt(() => showWorkspace(workspace.path))}
      >
        <span className={classes.name}>{workspace.name}</span>
        <span className={classes.path}>{workspace.path}</span>
        <span className={classes.when}>
          {workspace.exists
            ? t('home.recent.opened', { date: formatDate(workspace.openedAt, zone, locale) })
            : t('home.recent.missing')}
        </span>
      </UnstyledButton>
      <CloseButton size="sm" aria-label={t('home.recent.forget', { name: workspace.name })} onClick={onForget} />
    </li>
  );
}
