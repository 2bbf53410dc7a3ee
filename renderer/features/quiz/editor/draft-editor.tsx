import { Button, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMemo } from 'react';
import { attempt } from '../../../attempt.ts';
import { DraftNote } from '../../../components/draft-note.tsx';
import { useText } from '../../../i18n.ts';
import { notify } from '../../../notify.ts';
import { useDraft } from '../../../store/drafts.ts';
import { setScreenParams } from '../../../store/view.ts';
import { exportPack } from '../own-packs.ts';
import { sayWritten } from '../pack-tools.tsx';
import page from '../quiz.module.css';
import { BothLanguages } from './both-languages.tsx';
import { type Draft, packOf, whole } from './draft.ts';
import { draftProblems } from './draft-problems.ts';
import classes from './editor.module.css';
import { changeDraft, discardDraft, isUnsaved, PACK_DRAFT, saveDraft, useEditor } from './editor-state.ts';
import { LeaveEditor } from './leave-editor.tsx';
import { ProblemList } from './problem-list.tsx';
import { QuestionForm } from './question-form.tsx';
import { QuestionList } from './question-list.tsx';

/** The pack's own fields, its questions in a list, and the fields of one of them. */
export function DraftEditor({ draft }: { readonly draft: Draft }) {
  const { t, locale } = useText();
  const editor = useEditor();
  const problems = useMemo(() => draftProblems(draft), [draft]);
  const unsaved = isUnsaved(editor);
  const restoredFrom = useDraft(PACK_DRAFT.kind, PACK_DRAFT.workspace)?.restoredFrom ?? null;
  const question = draft.questions[editor.at];
  async function save(): Promise<void> {
    const id = await saveDraft(draft);
    setScreenParams({ edit: id, pack: id }, true);
    notify({ color: 'green', message: t('quizEditor.saved-note', { title: whole(draft.title)[locale] }) });
  }
  const close = (): void => setScreenParams({ edit: null });
  useHotkeys([['Escape', (event) => !isInDialog(event.target) && close()]]);
  return (
    <div className={page.page}>
      <header className={page.header}>
        <div>
          <h1 className={page.title}>{t(draft.id === null ? 'quizEditor.title-new' : 'quizEditor.title-edit')}</h1>
          <p className={page.subtitle} aria-live="polite">
            {t(unsaved ? 'quizEditor.unsaved' : 'quizEditor.saved')}
          </p>
          {restoredFrom !== null && <DraftNote from={restoredFrom} onDiscard={discardDraft} />}
        </div>
        <div className={page.tools}>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('quizEditor.close')}
          </Button>
          <Button
            variant="default"
            disabled={problems.length > 0}
            onClick={() => void attempt(async () => sayWritten(await exportPack(packOf(draft, draft.id ?? 'pack'))))}
          >
            {t('quizEditor.export')}
          </Button>
          <Button disabled={problems.length > 0 || !unsaved} onClick={() => void attempt(save)}>
            {t('quizEditor.save')}
          </Button>
        </div>
      </header>
      <ProblemList problems={problems} />
      <PackFields draft={draft} />
      <div className={classes.sides}>
        <QuestionList draft={draft} at={editor.at} problems={problems} />
        {question !== undefined && <QuestionForm key={question.id} draft={draft} question={question} at={editor.at} />}
      </div>
      <LeaveEditor isUnsaved={unsaved} canSave={problems.length === 0} onSave={() => saveDraft(draft)} />
    </div>
  );
}

/** There Escape closes the dialog alone. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}

function PackFields({ draft }: { readonly draft: Draft }) {
  const { t } = useText();
  return (
    <section className={classes.card}>
      <h2 className={page.heading}>{t('quizEditor.pack.heading')}</h2>
      <p className={page.faint}>{t('quizEditor.languages')}</p>
      <BothLanguages
        label={t('quizEditor.pack.title')}
        text={draft.title}
        onChange={(title) => changeDraft({ title })}
      />
      <BothLanguages
        label={t('quizEditor.pack.about')}
        text={draft.about}
        onChange={(about) => changeDraft({ about })}
      />
      <div className={classes.both}>
        {(['author', 'licence'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`quizEditor.pack.${field}`)}
            value={draft[field]}
            onChange={({ currentTarget: { value } }) => changeDraft({ [field]: value })}
          />
        ))}
      </div>
    </section>
  );
}
