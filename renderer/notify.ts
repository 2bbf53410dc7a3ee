import { type NotificationData, notifications } from '@mantine/notifications';
import { translate } from './i18n.ts';

/** Tells something in the corner; its closing button has a name in the language of the window. */
export function notify(notification: NotificationData): void {
  notifications.show({ closeButtonProps: { 'aria-label': translate('app.actions.close') }, ...notification });
}
