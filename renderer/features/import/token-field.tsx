import { Checkbox, PasswordInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { KeptTokens } from '../../../shared/shell-api.ts';
import { shell } from '../../api.ts';
import { useText } from '../../i18n.ts';

export interface TypedToken {
  readonly token: string;
  readonly keep: boolean;
}

export const NO_TOKEN: TypedToken = { token: '', keep: false };

interface TokenFieldProps {
  readonly host: string;
  readonly value: TypedToken;
  readonly onChange: (value: TypedToken) => void;
  /** The one that was kept did not help. */
  readonly wasRefused?: boolean;
}

/** A token for a host, and where it stays: nowhere, in the keychain, or in memory where there is no keychain. */
export function TokenField({ host, value, onChange, wasRefused = false }: TokenFieldProps) {
  const { t } = useText();
  const [kept, setKept] = useState<KeptTokens | null>(null);
  useEffect(() => {
    // Without an answer nothing is said of what is kept; the token itself can be used all the same.
    shell('tokens.list', {}).then(setKept, () => {});
  }, []);
  const isKept = !wasRefused && (kept?.hosts.includes(host) ?? false);
  const isMemory = kept?.storage === 'memory';
  return (
    <div>
      <PasswordInput
        label={t('servers.token.label')}
        description={t(
          wasRefused ? 'servers.token.hint-refused' : isKept ? 'servers.token.hint-kept' : 'servers.token.hint',
          { host },
        )}
        value={value.token}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => onChange({ ...value, token: currentTarget.value })}
      />
      {value.token !== '' && kept !== null && (
        <Checkbox
          mt="xs"
          label={t(isMemory ? 'servers.token.keep-memory' : 'servers.token.keep-keychain', { host })}
          description={t(isMemory ? 'servers.token.no-keychain' : 'servers.token.once-only')}
          checked={value.keep}
          onChange={({ currentTarget }) => onChange({ ...value, keep: currentTarget.checked })}
        />
      )}
    </div>
  );
}
