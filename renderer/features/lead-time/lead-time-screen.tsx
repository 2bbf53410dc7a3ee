import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';

export function LeadTimeScreen() {
  const { t } = useText();
  useScreenReady(true);
  return <h1>{t('leadTime.title')}</h1>;
}
