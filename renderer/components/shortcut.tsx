import { Kbd } from '@mantine/core';
import { useSettings } from '../store/settings.ts';
import classes from './shortcut.module.css';

const MAC_KEYS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const OTHER_KEYS: Readonly<Record<string, string>> = { Mod: 'Ctrl' };

/** "Mod+Shift+I" as the keys of this computer. */
export function Shortcut({ keys }: { readonly keys: string | undefined }) {
  const isMac = useSettings((state) => state.info?.platform === 'darwin');
  if (keys === undefined) return null;
  const names = isMac ? MAC_KEYS : OTHER_KEYS;
  return (
    <span className={classes.keys}>
      {keys.split('+').map((key) => (
        <Kbd key={key} size="xs">
          {names[key] ?? key}
        </Kbd>
      ))}
    </span>
  );
}
