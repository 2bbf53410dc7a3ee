import { isApplicationPage } from './allowed-url.ts';

/** The part of Electron's invoke event that tells who asks. */
interface Sender {
  readonly sender: { readonly mainFrame: unknown };
  /** Null once the frame has gone. */
  readonly senderFrame: { readonly url: string } | null;
}

/** Only the main frame of the application's own page may ask main for anything. */
export function isTrustedSender({ sender, senderFrame }: Sender, development: string | null): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isApplicationPage(senderFrame.url, development);
}
