import type { Session } from 'electron';
import { isAllowedRequest } from './allowed-url.ts';

/** Takes from a session everything that the application does not need: the network, devices, permissions. */
export function restrictSession(session: Session, development: string | null): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !isAllowedRequest(url, development) }));
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  // Chromium would fetch dictionaries.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}
