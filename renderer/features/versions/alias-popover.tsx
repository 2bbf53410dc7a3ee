import { Autocomplete, Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { VersionRow } from '../../../shared/version-answers.ts';
import { request } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { PanelPopover } from '../../components/panel-popover.tsx';
import { useText } from '../../i18n.ts';
import { refreshResults } from '../../store/results.ts';
import classes from './alias-popover.module.css';

interface AliasPopoverProps {
  readonly service: string;
  readonly row: VersionRow;
  /** Of the service's versions: what a name may be that is the same. */
  readonly names: readonly string[];
  /** Names that the user said, which can be taken back. */
  readonly saidNames: readonly string[];
}

/** What else a version is called, and what the user says of it. A table has hundreds: until it is pressed it is its button alone. */
export function AliasPopover({ row, ...others }: AliasPopoverProps) {
  const { t } = useText();
  const [isPressed, setPressed] = useState(false);
  const label = t('versions.alias.button', { version: row.version });
  if (!isPressed) {
    return (
      <IconButton
        icon="edit"
        label={label}
        aria-haspopup="dialog"
        aria-expanded={false}
        onClick={() => setPressed(true)}
      />
    );
  }
  return (
    <PanelPopover
      label={t('versions.alias.title')}
      position="bottom-start"
      width={320}
      withinPortal
      opensAtOnce
      className={classes.panel}
      button={(toggle) => <IconButton icon="edit" label={label} onClick={toggle} autoFocus />}
    >
      {() => <Aliases row={row} {...others} />}
    </PanelPopover>
  );
}

function Aliases({ service, row: { version, aliases }, names, saidNames }: AliasPopoverProps) {
  const { t } = useText();
  return (
    <>
      <h3 className={classes.title}>{t('versions.alias.title')}</h3>
      <p className={classes.text}>{t('versions.alias.text', { version })}</p>
      {aliases.length === 0 ? (
        <p className={classes.none}>{t('versions.alias.none')}</p>
      ) : (
        <ul className={classes.names}>
          {aliases.map((name) => (
            <li key={name}>
              <bdi title={name}>{name}</bdi>
              {saidNames.includes(name) ? (
                <IconButton
                  icon="close"
                  label={t('versions.alias.remove', { name })}
                  onClick={() => void attempt(() => say(service, name, null))}
                />
              ) : (
                <span className={classes.known}>{t('versions.alias.known')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <AliasForm service={service} version={version} names={names} />
    </>
  );
}

interface AliasFormProps {
  readonly service: string;
  readonly version: string;
  readonly names: readonly string[];
}

function AliasForm({ service, version, names }: AliasFormProps) {
  const { t } = useText();
  const [text, setText] = useState('');
  const name = text.trim();
  const isSame = name === version;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name === '' || isSame) return;
    void attempt(async () => {
      await say(service, name, version);
      setText('');
    });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Autocomplete
        size="xs"
        label={t('versions.alias.name')}
        placeholder={t('versions.alias.placeholder')}
        data={names.filter((known) => known !== version)}
        limit={30}
        maxLength={1024}
        openOnFocus={false}
        value={text}
        onChange={setText}
        error={isSame ? t('versions.alias.same') : null}
        comboboxProps={{ withinPortal: false }}
      />
      <Button type="submit" size="xs" disabled={name === '' || isSame}>
        {t('versions.alias.add')}
      </Button>
    </form>
  );
}

/** `version` null takes it back. What was answered of versions is no longer so. */
async function say(service: string, name: string, version: string | null): Promise<void> {
  await request('versions.alias', { service, name, version });
  refreshResults();
}
