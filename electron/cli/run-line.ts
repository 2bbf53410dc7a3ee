/** One command line from its words to its exit status. */
import { AppError, toErrorData } from '../../shared/errors.ts';
import { createTranslator } from '../../shared/i18n/translator.ts';
import { createEngine } from '../engine/create-engine.ts';
import { APP_VERSION } from '../version.ts';
import { errorMessage } from './error-message.ts';
import { parseArguments } from './parse-arguments.ts';
import { type ProgressStream, progressTo, silentProgress } from './progress.ts';
import { failureOf, runCommand } from './run-command.ts';
import { EXIT, type ExitStatus, JOB } from './surroundings.ts';
import type { TokenSource } from './tokens.ts';

/** Where a command line runs: a process, or a test. */
export interface Console {
  /** The result alone. */
  readonly output: { readonly isTTY?: boolean; write(text: string): unknown };
  /** Everything else. */
  readonly errors: ProgressStream;
  /** Where no language is asked for. */
  readonly language: 'en' | 'ko';
  readonly tokens: Omit<TokenSource, 'ask'>;
  /** Asks for something that must not be seen; null = nobody is there to ask. */
  readonly askSecret?: (question: string) => Promise<string | null>;
  /** Someone wants it to end: it stops what it does, and clears away what was for this run alone. */
  readonly onInterrupt?: (listener: () => void) => void;
  /** Told of what no message was written for. */
  readonly onUnforeseen?: (thrown: unknown) => void;
}

/** @param words the command line after the program's name */
export async function runLine(words: readonly string[], on: Console): Promise<ExitStatus> {
  let { language } = on;
  let translate = createTranslator(language);
  const say = (line: string) => void on.errors.write(`${line}\n`);
  try {
    const command = parseArguments(words);
    if (command.common.language !== null && command.common.language !== language) {
      language = command.common.language;
      translate = createTranslator(language);
    }
    if (command.kind === 'help') on.output.write(`${translate('cli.help')}\n`);
    if (command.kind === 'version') on.output.write(`${APP_VERSION}\n`);
    if (command.kind === 'help' || command.kind === 'version') return EXIT.done;
    const progress = command.common.quiet
      ? silentProgress
      : progressTo(on.errors, (phase) => translate(`jobs.phase.${phase}`));
    const engine = createEngine({ appVersion: APP_VERSION, now: Date.now, log: () => {} });
    on.onInterrupt?.(() => void engine.handle('job.cancel', { job: JOB }));
    engine.onEvent((name, payload) => {
      if (name === 'job-progress' && 'job' in payload) progress.show(payload);
    });
    try {
      return await runCommand(command, {
        engine,
        translate,
        language,
        print: (text) => void on.output.write(text),
        say: (line) => {
          progress.clear();
          if (!command.common.quiet) say(line);
        },
        complain: (line) => {
          progress.clear();
          say(line);
        },
        onTerminal: on.output.isTTY === true,
        tokens: {
          ...on.tokens,
          ask: async (host) => {
            progress.clear();
            return (await on.askSecret?.(`${translate('cli.token-question', { host })} `)) ?? null;
          },
        },
      });
    } finally {
      progress.clear();
      engine.close();
    }
  } catch (thrown) {
    const error = toErrorData(thrown);
    say(translate('cli.failed', { message: errorMessage(error, translate) }));
    if (error.code === 'usage') say(translate('cli.usage-hint'));
    if (!(thrown instanceof AppError)) on.onUnforeseen?.(thrown);
    return failureOf(error);
  }
}
