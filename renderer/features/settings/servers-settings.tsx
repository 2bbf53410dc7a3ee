import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { StoredClones } from '../../../shared/api.ts';
import type { KeptTokens } from '../../../shared/shell-api.ts';
import { request, shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { SettingRow } from './setting-row.tsx';
import classes from './settings.module.css';

/** What is kept because of servers: tokens of the user, clones of the workspace. */
export function ServersSettings({ workspace }: { readonly workspace: string | null }) {
  const { t } = useText();
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('servers.settings.title')}</h2>
      <Tokens />
      {workspace !== null && <Clones key={workspace} />}
    </section>
  );
}

function Tokens() {
  const { t } = useText();
  const [kept, setKept] = useState<KeptTokens | null>(null);
  useEffect(() => {
    void attempt(async () => setKept(await shell('tokens.list', {})));
  }, []);
  if (kept === null) return null;
  return (
    <SettingRow label={t('servers.settings.tokens')} hint={t(`servers.settings.tokens-${kept.storage}`)} wide>
      {kept.hosts.length === 0 && t('servers.settings.tokens-none')}
      {kept.hosts.map((host) => (
        <div className={classes.inline} key={host}>
          <span className={`${classes.value} ${classes.grow}`}>{host}</span>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('servers.token.forget', { host })}
            onClick={() => void attempt(async () => setKept(await shell('tokens.forget', { host })))}
          >
            {t('servers.settings.forget')}
          </Button>
        </div>
      ))}
    </SettingRow>
  );
}

function Clones() {
  const { t } = useText();
  const [stored, setStored] = useState<StoredClones | null>(null);
  useEffect(() => {
    void attempt(async () => setStored(await request('repository.clones', {})));
  }, []);
  if (stored === null) return null;
  const discard = async (source: string): Promise<void> => {
    setStored(await request('repository.discard-clone', { source }));
  };
  return (
    <SettingRow label={t('servers.settings.clones')} hint={t('servers.settings.clones-hint')} wide>
      {stored.clones.length === 0 ? (
        t('servers.settings.clones-none')
      ) : (
        <div className={classes.value}>{stored.folder}</div>
      )}
      {stored.clones.map(({ source, bytes, complete }) => (
        <div className={classes.inline} key={source}>
          <span className={classes.grow}>
            {source} · {t('servers.settings.size', { megabytes: Math.ceil(bytes / 100_000) / 10 })}
            {!complete && ` · ${t('servers.settings.unfinished')}`}
          </span>
          {!complete && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('servers.settings.discard-label', { source })}
              onClick={() => void attempt(() => discard(source))}
            >
              {t('servers.settings.discard')}
            </Button>
          )}
        </div>
      ))}
    </SettingRow>
  );
}
