/**
 * The command line: the same engine without a window. Standard output carries the result alone, standard error
 * everything else; the exit status says how it ended (EXIT in cli/surroundings.ts).
 */

import { AppError, toErrorData } from '../shared/errors.ts';
import { createTranslator } from '../shared/i18n/translator.ts';
import { errorMessage } from './cli/error-message.ts';
import { parseArguments } from './cli/parse-arguments.ts';
import { progressTo, silentProgress } from './cli/progress.ts';
import { failureOf, runCommand } from './cli/run-command.ts';
import { EXIT, type ExitStatus } from './cli/surroundings.ts';
import { createEngine } from './engine/create-engine.ts';
import { APP_VERSION } from './version.ts';

/** LC_ALL, LC_MESSAGES, LANG in POSIX's order. */
function systemLanguage(): 'en' | 'ko' {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

async function main(words: readonly string[]): Promise<ExitStatus> {
  let language = systemLanguage();
  let translate = createTranslator(language);
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const command = parseArguments(words);
    if (command.common.language !== null && command.common.language !== language) {
      language = command.common.language;
      translate = createTranslator(language);
    }
    if (command.kind === 'help') process.stdout.write(`${translate('cli.help')}\n`);
    if (command.kind === 'version') process.stdout.write(`${APP_VERSION}\n`);
    if (command.kind === 'help' || command.kind === 'version') return EXIT.done;
    const progress = command.common.quiet
      ? silentProgress
      : progressTo(process.stderr, (phase) => translate(`jobs.phase.${phase}`));
    const engine = createEngine({ appVersion: APP_VERSION, now: Date.now, log: () => {} });
    engine.onEvent((name, payload) => {
      if (name === 'job-progress' && 'job' in payload) progress.show(payload);
    });
    try {
      return await runCommand(command, {
        engine,
        translate,
        language,
        print: (text) => void process.stdout.write(text),
        say: (line) => {
          progress.clear();
          if (!command.common.quiet) say(line);
        },
        complain: (line) => {
          progress.clear();
          say(line);
        },
        onTerminal: process.stdout.isTTY === true,
      });
    } finally {
      progress.clear();
      engine.close();
    }
  } catch (thrown) {
    const error = toErrorData(thrown);
    say(translate('cli.failed', { message: errorMessage(error, translate) }));
    if (error.code === 'usage') say(translate('cli.usage-hint'));
    if (!(thrown instanceof AppError) && process.env.DORADECK_DEBUG) console.error(thrown);
    return failureOf(error);
  }
}

// The status is set, not forced: what was printed into a pipe is let out first.
void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
