import { Button } from '@mantine/core';
import { useText } from '../../i18n.ts';
import { setScreenParams } from '../../store/view.ts';
import { whole } from './editor/draft.ts';
import { discardDraft, isUnsaved, useEditor } from './editor/editor-state.ts';
import { endGame, useHost } from './host-state.ts';
import { stopPlaying, usePlay } from './play-state.ts';
import classes from './quiz.module.css';

/** Games that were left in the middle: the way back to each. */
export function GoOn() {
  const { t, locale } = useText();
  const game = useHost((state) => state.game);
  const playing = usePlay((state) => state.playing);
  const editor = useEditor();
  return (
    <>
      {game !== null && (
        <Under
          text={t('quiz.setup.continue', {
            title: game.title[locale],
            number: game.step + 1,
            total: game.questions.length,
          })}
          onGoOn={() => setScreenParams({ ...placeOf(game.key), host: 'yes' })}
          onForget={endGame}
        />
      )}
      {playing !== null && playing.step < playing.questions.length && (
        <Under
          text={t('quiz.setup.continue-play', {
            title: playing.title[locale],
            number: playing.step + 1,
            total: playing.questions.length,
          })}
          onGoOn={() => setScreenParams({ ...placeOf(playing.key), play: 'yes' })}
          onForget={stopPlaying}
        />
      )}
      {editor.draft !== null && isUnsaved(editor) && (
        <Under
          text={t('quiz.pack.unsaved', { title: whole(editor.draft.title)[locale] || t('quizEditor.title-new') })}
          onGoOn={() => setScreenParams({ edit: editor.place ?? 'new' })}
          onForget={discardDraft}
        />
      )}
    </>
  );
}

interface UnderProps {
  readonly text: string;
  readonly onGoOn: () => void;
  readonly onForget: () => void;
}

function Under({ text, onGoOn, onForget }: UnderProps) {
  const { t } = useText();
  return (
    <div className={classes.under}>
      <span>{text}</span>
      <Button size="compact-sm" onClick={onGoOn}>
        {t('quiz.setup.go-on')}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onForget}>
        {t('quiz.setup.forget')}
      </Button>
    </div>
  );
}

/** The location's values that a game's key was made of (use-drawn.ts). */
function placeOf(key: string): Readonly<Record<string, string>> {
  const [pack = '', topics = '', n = '', seed = ''] = key.split(' ');
  return { pack, topics: topics.replaceAll('+', ','), n, seed };
}
