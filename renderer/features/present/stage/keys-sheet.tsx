import { useText } from '../../../i18n.ts';
import classes from './stage.module.css';

const KEYS = [
  ['key-next', '→ ↓ PageDown Space Enter'],
  ['key-previous', '← ↑ PageUp Backspace'],
  ['key-ends', 'Home End'],
  ['key-number', '0–9 Enter'],
  ['key-black', 'B .'],
  ['key-white', 'W ,'],
  ['key-pointer', 'L'],
  ['key-speaker', 'N'],
  ['key-grid', 'G'],
  ['key-keys', '?'],
  ['key-end', 'Esc'],
] as const;

export function KeysSheet() {
  const { t } = useText();
  return (
    <section className={classes.keys} aria-label={t('present.stage.keys')}>
      <h2>{t('present.stage.keys')}</h2>
      <dl>
        {KEYS.map(([id, keys]) => (
          <div key={id}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`present.stage.${id}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
