import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useText } from '../../i18n.ts';
import { changeSlide, type Deck, type DeckSlide, LONGEST, removeText, WORDED } from './deck.ts';
import type { DeckData } from './deck-data.ts';
import { slidePages } from './pages.ts';
import classes from './present-screen.module.css';
import { CANVAS, ScaledSlide } from './slide-canvas.tsx';
import { packOf, questionsOf } from './slides/quiz-slides.tsx';

interface SlideEditorProps {
  readonly deck: Deck;
  readonly slide: DeckSlide;
  readonly data: DeckData;
  readonly onChange: (deck: Deck) => void;
  readonly onChoose: (id: string) => void;
}

/** The slide that is chosen, large, with what the presenter can say of it. */
export function SlideEditor({ deck, slide, data, onChange, onChoose }: SlideEditorProps) {
  const text = useText();
  const { t } = text;
  const { ref, width } = useElementSize();
  const [page] = slidePages(slide, data, text);
  const change = (patch: Partial<DeckSlide>) => onChange(changeSlide(deck, slide.id, patch));
  if (page === undefined) return null;
  return (
    <section className={classes.editor} aria-label={t('present.edit.label')}>
      <div ref={ref} className={classes.preview}>
        <div inert>
          <ScaledSlide
            page={page}
            data={data}
            theme={deck.theme}
            number={null}
            width={Math.min(width === 0 ? 640 : width, CANVAS.width)}
          />
        </div>
      </div>
      <div className={classes.fields}>
        {WORDED.includes(slide.kind) && <WordFields slide={slide} change={change} />}
        {slide.kind === 'quiz' && <QuizFields slide={slide} data={data} change={change} />}
        <NoteField slide={slide} suggested={page.note} change={change} />
        {slide.kind === 'text' && (
          <Button
            size="xs"
            variant="default"
            className={classes.remove}
            onClick={() => {
              const at = deck.slides.findIndex(({ id }) => id === slide.id);
              onChange(removeText(deck, slide.id));
              onChoose(deck.slides[at - 1]?.id ?? '');
            }}
          >
            {t('present.edit.remove-text')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface FieldsProps {
  readonly slide: DeckSlide;
  readonly change: (patch: Partial<DeckSlide>) => void;
}

/** Empty = the deck's own words. */
function WordFields({ slide, change }: FieldsProps) {
  const { t } = useText();
  const own = slide.kind === 'text' ? '' : t('present.edit.own');
  return (
    <>
      <TextInput
        label={t('present.edit.heading')}
        placeholder={own}
        maxLength={LONGEST.heading}
        value={slide.heading ?? ''}
        onChange={(event) => change({ heading: event.currentTarget.value || null })}
      />
      <Textarea
        label={t('present.edit.lines')}
        description={t('present.edit.lines-about')}
        placeholder={own}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST.lines}
        value={slide.lines ?? ''}
        onChange={(event) => change({ lines: event.currentTarget.value || null })}
      />
    </>
  );
}

function QuizFields({ slide, data, change }: FieldsProps & { readonly data: DeckData }) {
  const { t, locale } = useText();
  const pack = packOf(data, slide);
  const chosen = questionsOf(data, slide).map(({ id }) => id);
  if (pack === null) return null;
  return (
    <>
      <Select
        label={t('present.edit.pack')}
        allowDeselect={false}
        data={data.packs.map(({ pack: { id, title } }) => ({ value: id, label: title[locale] }))}
        value={pack.id}
        onChange={(id) => change({ pack: id, questions: null })}
      />
      <Checkbox.Group
        label={t('present.edit.questions')}
        value={[...chosen]}
        onChange={(ids) => change({ pack: pack.id, questions: ids })}
      >
        <div className={classes.questions}>
          {pack.questions.map(({ id, prompt }) => (
            <Checkbox key={id} size="xs" value={id} label={prompt[locale]} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

function NoteField({ slide, suggested, change }: FieldsProps & { readonly suggested: string }) {
  const { t } = useText();
  return (
    <div>
      <Textarea
        label={t('present.edit.note')}
        description={t('present.edit.note-about')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={LONGEST.note}
        value={slide.note ?? suggested}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {slide.note !== null && (
        <Button size="compact-xs" variant="subtle" onClick={() => change({ note: null })}>
          {t('present.edit.note-again')}
        </Button>
      )}
    </div>
  );
}
