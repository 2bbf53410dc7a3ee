/**
 * The command line: the same engine without a window. Standard output carries the result alone, standard error
 * everything else; the exit status says how it ended (EXIT in cli/surroundings.ts).
 */
import { askSecret } from './cli/ask-secret.ts';
import { runLine } from './cli/run-line.ts';

/** LC_ALL, LC_MESSAGES, LANG in POSIX's order. */
function systemLanguage(): 'en' | 'ko' {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

const onThis = {
  output: process.stdout,
  errors: process.stderr,
  language: systemLanguage(),
  tokens: { token: process.env.DORADECK_TOKEN, host: process.env.DORADECK_TOKEN_HOST },
  askSecret: (question: string) => askSecret(question, process.stdin, process.stderr),
  // Once: who presses again wants it over, whatever is left behind.
  onInterrupt(listener: () => void) {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, listener);
  },
  onUnforeseen(thrown: unknown) {
    if (process.env.DORADECK_DEBUG) console.error(thrown);
  },
};

// The status is set, not forced: what was printed into a pipe is let out first.
void runLine(process.argv.slice(2), onThis).then((status) => {
  process.exitCode = status;
});
