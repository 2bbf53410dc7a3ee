/** A line typed on a terminal, without a trace of it on the screen. */

export interface Keyboard {
  readonly isTTY?: boolean;
  setRawMode(isRaw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  on(event: 'data', listener: (text: string) => void): unknown;
  off(event: 'data', listener: (text: string) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Control-C and control-D leave. */
const LEAVE: readonly string[] = ['\u0003', '\u0004'];
const ENTER: readonly string[] = ['\r', '\n'];
const BACK: readonly string[] = ['\b', '\u007f'];

/** null = there is no terminal, or it was left with control-C. */
export function askSecret(question: string, keyboard: Keyboard, screen: Screen): Promise<string | null> {
  if (keyboard.isTTY !== true || screen.isTTY !== true) return Promise.resolve(null);
  return new Promise((resolve) => {
    let typed: readonly string[] = [];
    const end = (answer: string | null): void => {
      keyboard.off('data', take);
      keyboard.setRawMode(false);
      keyboard.pause();
      screen.write('\n');
      resolve(answer);
    };
    const take = (text: string): void => {
      for (const character of text) {
        if (LEAVE.includes(character) || ENTER.includes(character)) {
          end(ENTER.includes(character) ? typed.join('') : null);
          return;
        }
        typed = BACK.includes(character) ? typed.slice(0, -1) : [...typed, character];
      }
    };
    screen.write(question);
    keyboard.setRawMode(true);
    keyboard.setEncoding('utf8');
    keyboard.on('data', take);
    keyboard.resume();
  });
}
