import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';

export function WhatIfScreen() {
  const { t } = useText();
  useScreenReady(true);
  return <h1>{t('app.screens.what-if')}</h1>;
}
