import type { WebContents } from 'electron';
import { isApplicationPage } from './allowed-url.ts';

/** Keeps a page where it is: no other page, no new window, no embedded page, no connection past the request filter. */
export function restrictWebContents(contents: WebContents, development: string | null): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isApplicationPage(event.url, development)) event.preventDefault();
  });
  // Electron would choose the first device that is near.
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault();
    callback('');
  });
  // WebRTC opens sockets that the request filter never sees; without a proxy this leaves it none.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
