import { useText } from '../../../i18n.ts';
import { useScreenReady } from '../../../screen-ready.ts';

export function CapabilitiesScreen() {
  const { t } = useText();
  useScreenReady(true);
  return <h1>{t('app.screens.capabilities')}</h1>;
}
