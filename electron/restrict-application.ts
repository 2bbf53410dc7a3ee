import { app } from 'electron';
import { restrictSession } from './permissions.ts';
import { registerAppScheme } from './protocol.ts';
import { restrictWebContents } from './web-contents.ts';

/** What holds for every process, session and page, whoever makes it. Must be called before the application is ready. */
export function restrictApplication(development: string | null): void {
  // Root can have no sandbox, and asks for none with this switch (build/runtime): forcing one would end every process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerAppScheme();
  // No host has an address: what opens connections ahead of requests (preconnect, prefetch) finds nobody.
  if (development === null) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('session-created', (session) => restrictSession(session, development));
  app.on('web-contents-created', (_event, contents) => restrictWebContents(contents, development));
}
