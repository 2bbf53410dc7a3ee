/** The only door between pages and main: the one file that imports ipcMain. */
import { ipcMain, type WebContents } from 'electron';
import type { Reply } from '../shared/api.ts';
import { describeError } from '../shared/describe-error.ts';
import { AppError, toErrorData } from '../shared/errors.ts';
import type { Log } from './log.ts';
import { type EngineRequest, parseEngineRequest, parseShellRequest, type ShellRequest } from './parse-request.ts';
import { isTrustedSender } from './trusted-sender.ts';

export interface IpcOptions {
  readonly development: string | null;
  readonly answerEngine: (request: EngineRequest) => Promise<unknown>;
  /** `sender` is the page that asks: there may be two windows. */
  readonly answerShell: (request: ShellRequest, sender: WebContents) => Promise<unknown>;
  readonly log: Log;
}

export function openIpc(options: IpcOptions): void {
  handle('engine', options, (name, input) => options.answerEngine(parseEngineRequest(name, input)));
  handle('shell', options, (name, input, sender) => options.answerShell(parseShellRequest(name, input), sender));
}

type Answer = (name: unknown, input: unknown, sender: WebContents) => Promise<unknown>;

/** Checks the sender, then lets `answer` parse and answer; whatever goes wrong reaches the page as data. */
function handle(channel: string, { development, log }: IpcOptions, answer: Answer): void {
  ipcMain.handle(channel, async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    try {
      if (!isTrustedSender(event, development)) throw new AppError('forbidden');
      return { ok: true, value: await answer(name, input, event.sender) };
    } catch (error) {
      log(`${channel} request failed: ${describeError(error)}`);
      return { ok: false, error: toErrorData(error) };
    }
  });
}
