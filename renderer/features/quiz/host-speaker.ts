/** The host's own window beside the game: what only the host may know. N opens and closes it; it goes with the game. */
import { useEffect, useState } from 'react';
import { onShellEvents, shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';

export function useHostSpeaker(): void {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const hear = ({ code, repeat, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      const isTyping = target instanceof HTMLInputElement && target.type === 'text';
      // By its place: where Korean is typed, the key says ㅜ.
      if (code === 'KeyN' && !repeat && !ctrlKey && !metaKey && !altKey && !isTyping) setOpen((before) => !before);
    };
    window.addEventListener('keydown', hear, true);
    const stop = onShellEvents({ 'speaker-closed': () => setOpen(false) });
    return () => {
      window.removeEventListener('keydown', hear, true);
      stop();
    };
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    const set = (speaker: boolean) =>
      void attempt(() => shell('stage.set', { audience: false, speaker, display: null }));
    set(true);
    return () => set(false);
  }, [isOpen]);
}
