import { useScreenParam } from '../../store/view.ts';
import { EditorScreen } from './editor/editor-screen.tsx';
import { HostScreen } from './host-screen.tsx';
import { PlayScreen } from './play-screen.tsx';
import { QuizHome } from './quiz-home.tsx';

/** Where the location says one is: choosing a pack, playing alone, hosting, or writing a pack. */
export function QuizScreen() {
  const isHosting = useScreenParam('host') === 'yes';
  const isPlaying = useScreenParam('play') === 'yes';
  const edited = useScreenParam('edit');
  if (edited !== null) return <EditorScreen place={edited} />;
  if (isHosting) return <HostScreen />;
  if (isPlaying) return <PlayScreen />;
  return <QuizHome />;
}
