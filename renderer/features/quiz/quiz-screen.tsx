import { useScreenParam } from '../../store/view.ts';
import { HostScreen } from './host-screen.tsx';
import { PlayScreen } from './play-screen.tsx';
import { QuizHome } from './quiz-home.tsx';

/** Where the location says one is: choosing a pack, playing alone, hosting, or writing a pack. */
export function QuizScreen() {
  const isHosting = useScreenParam('host') === 'yes';
  const isPlaying = useScreenParam('play') === 'yes';
  if (isHosting) return <HostScreen />;
  if (isPlaying) return <PlayScreen />;
  return <QuizHome />;
}
