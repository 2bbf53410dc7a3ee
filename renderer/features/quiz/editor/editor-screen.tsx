import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useText } from '../../../i18n.ts';
import { useScreenReady } from '../../../screen-ready.ts';
import { useDrafts } from '../../../store/drafts.ts';
import { setScreenParams } from '../../../store/view.ts';
import page from '../quiz.module.css';
import { usePacks } from '../use-packs.ts';
import { type Draft, draftOf, newDraft, whole } from './draft.ts';
import { DraftEditor } from './draft-editor.tsx';
import { beginDraft, discardDraft, isUnsaved, useEditor } from './editor-state.ts';

/** `place`: 'new', the id of one's own pack, or 'copy:' and the id of any. */
export function EditorScreen({ place }: { readonly place: string }) {
  const { t, locale } = useText();
  const packs = usePacks(null);
  const editor = useEditor();
  const begun = editor.draft !== null && editor.place === place ? editor.draft : null;
  const isOther = editor.draft !== null && begun === null && isUnsaved(editor);
  const isLoaded = useDrafts((state) => state.isLoaded);
  const start = !isLoaded || begun !== null || isOther || packs === null ? null : startOf(place, packs, t);
  useEffect(() => {
    if (start !== null && start !== 'gone') beginDraft(place, start, place.startsWith('copy:'));
  }, [start, place]);
  useEffect(() => forgetSaved, []);
  useScreenReady(begun !== null || isOther || start === 'gone');
  if (begun !== null) return <DraftEditor draft={begun} />;
  if (isOther) return <OtherDraft place={editor.place ?? 'new'} title={whole(editor.draft.title)[locale]} />;
  if (start !== 'gone') return null;
  return (
    <EmptyState title={t('quizEditor.gone.title')} text={t('quizEditor.gone.text')}>
      <Button onClick={() => setScreenParams({ edit: null }, true)}>{t('quiz.stop')}</Button>
    </EmptyState>
  );
}

/** What is saved is read again the next time. */
function forgetSaved(): void {
  if (!isUnsaved(useEditor.getState())) discardDraft();
}

type Packs = NonNullable<ReturnType<typeof usePacks>>;

function startOf(place: string, packs: Packs, t: ReturnType<typeof useText>['t']): Draft | 'gone' {
  if (place === 'new') return newDraft();
  const copied = /^copy:(.+)$/.exec(place)?.[1];
  const listed = packs.find(
    ({ pack, origin }) => pack.id === (copied ?? place) && (copied !== undefined || origin === 'own'),
  );
  if (listed === undefined) return 'gone';
  const draft = draftOf(listed.pack);
  if (copied === undefined) return draft;
  // In its own language each, whatever the window speaks.
  const { en, ko } = draft.title;
  return {
    ...draft,
    id: null,
    title: {
      en: t('quizEditor.copy-of', { title: en, lng: 'en' }),
      ko: t('quizEditor.copy-of', { title: ko, lng: 'ko' }),
    },
  };
}

/** Something else is half written: that comes first. */
function OtherDraft({ place, title }: { readonly place: string; readonly title: string }) {
  const { t } = useText();
  return (
    <div className={`${page.page} ${page.narrow}`}>
      <h1 className={page.title}>{t('quizEditor.leave.title')}</h1>
      <p className={page.soft}>
        {t('quizEditor.other.text', { title: title === '' ? t('quizEditor.title-new') : title })}
      </p>
      <div className={page.actions}>
        <Button onClick={() => setScreenParams({ edit: place }, true)}>{t('quizEditor.other.go-on')}</Button>
        <Button variant="default" onClick={discardDraft}>
          {t('quizEditor.other.discard')}
        </Button>
      </div>
    </div>
  );
}
