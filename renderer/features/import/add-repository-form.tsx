import { Button, Group, SegmentedControl, Stack, TagsInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addRepository } from '../../add-repository.ts';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { cloneAddress, hostOf } from './clone-address.ts';
import classes from './data-screen.module.css';
import { NO_TOKEN, TokenField } from './token-field.tsx';

type Place = 'folder' | 'url';

/** A folder on this computer, or an address: its host is named, and agreed to by name, before anything connects. */
export function AddRepositoryForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText();
  const [place, setPlace] = useState<Place>('folder');
  const [folder, setFolder] = useState<string | null>(null);
  const [url, setUrl] = useState('');
  const [services, setServices] = useState<string[]>([]);
  const [typed, setTyped] = useState(NO_TOKEN);
  const address = cloneAddress(url);
  const source = place === 'folder' ? folder : address.kind === 'https' ? url.trim() : null;

  const changeUrl = (next: string): void => {
    // A token is for the server that it was typed for.
    if (hostOf(next.trim()) !== hostOf(url.trim())) setTyped(NO_TOKEN);
    setUrl(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (source === null) return;
    onDone();
    const how = place === 'url' && typed.token !== '' ? { token: typed.token, keepToken: typed.keep } : {};
    void attempt(() => addRepository(source, services, how));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <SegmentedControl<Place>
          fullWidth
          aria-label={t('dataScreen.add.from')}
          value={place}
          onChange={setPlace}
          data={[
            { value: 'folder', label: t('dataScreen.add.folder') },
            { value: 'url', label: t('dataScreen.add.url') },
          ]}
        />
        {place === 'folder' ? (
          <FolderField folder={folder} onChange={setFolder} />
        ) : (
          <AddressField url={url} onChange={changeUrl} />
        )}
        {place === 'url' && address.kind === 'https' && (
          <TokenField host={address.host} value={typed} onChange={setTyped} />
        )}
        <ServicesField services={services} onChange={setServices} />
        {place === 'url' && address.kind === 'https' && <NetworkNotice host={address.host} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('dataScreen.add.cancel')}
          </Button>
          <Button type="submit" disabled={source === null}>
            {place === 'url' && address.kind === 'https'
              ? t('dataScreen.add.network-agree', { host: address.host })
              : t('dataScreen.add.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function NetworkNotice({ host }: { readonly host: string }) {
  const { t } = useText();
  return (
    <div className={classes.network} role="status">
      <strong>{t('dataScreen.add.network-title')}</strong>
      <p>{t('dataScreen.add.network-text', { host })}</p>
    </div>
  );
}

interface FolderFieldProps {
  readonly folder: string | null;
  readonly onChange: (folder: string) => void;
}

function FolderField({ folder, onChange }: FolderFieldProps) {
  const { t } = useText();
  const choose = async (): Promise<void> => {
    const [chosen] = await shell('dialog.open-folder', {});
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <div>
      <div className={classes.inline}>
        <Button variant="default" onClick={() => void attempt(choose)}>
          {t('dataScreen.add.folder-choose')}
        </Button>
        <span className={folder === null ? classes.faint : classes.path} role="status">
          {folder ?? t('dataScreen.add.folder-none')}
        </span>
      </div>
      <p className={classes.soft}>{t('dataScreen.add.folder-hint')}</p>
    </div>
  );
}

interface AddressFieldProps {
  readonly url: string;
  readonly onChange: (url: string) => void;
}

function AddressField({ url, onChange }: AddressFieldProps) {
  const { t } = useText();
  const address = cloneAddress(url);
  // Nobody is told off while still typing the first characters of a good address.
  const isBegun = 'https://'.startsWith(url.trim().toLowerCase());
  const wrong = !isBegun && address.kind !== 'https';
  return (
    <TextInput
      label={t('dataScreen.add.url-label')}
      description={t('dataScreen.add.url-hint')}
      placeholder="https://"
      type="url"
      value={url}
      spellCheck={false}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={wrong ? t(address.kind === 'other' ? 'dataScreen.add.url-other' : 'dataScreen.add.url-wrong') : null}
    />
  );
}

interface ServicesFieldProps {
  readonly services: string[];
  readonly onChange: (services: string[]) => void;
}

function ServicesField({ services, onChange }: ServicesFieldProps) {
  const { t } = useText();
  const facets = useWorkspace((state) => state.facets);
  return (
    <TagsInput
      label={t('dataScreen.add.services')}
      description={t('dataScreen.add.services-hint')}
      placeholder={services.length === 0 ? t('dataScreen.add.services-placeholder') : ''}
      data={facets?.services.map((service) => service.name).filter((name) => name !== '') ?? []}
      value={services}
      onChange={onChange}
      limit={50}
    />
  );
}
