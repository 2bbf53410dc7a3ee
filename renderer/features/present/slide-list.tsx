import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Button, Checkbox, UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import { addText, changeSlide, type Deck, type DeckSlide, moveSlide } from './deck.ts';
import type { DeckData } from './deck-data.ts';
import { isShown, type Page, slideName, slidePages } from './pages.ts';
import { ScaledSlide } from './slide-canvas.tsx';
import classes from './slide-list.module.css';
import { SLIDE_MAKERS } from './slides/slide-makers.ts';

interface SlideListProps {
  readonly deck: Deck;
  readonly data: DeckData;
  /** All that are shown. */
  readonly pages: readonly Page[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onChange: (deck: Deck) => void;
}

/** The deck's slides one below the other: chosen, ordered by mouse, buttons or keyboard, shown or not. */
export function SlideList({ deck, data, pages, chosen, onChoose, onChange }: SlideListProps) {
  const text = useText();
  const { t } = text;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (id: UniqueIdentifier) => deck.slides.findIndex((slide) => slide.id === id);
  const end = ({ active, over }: DragEndEvent) => {
    if (over !== null && over.id !== active.id) onChange(moveSlide(deck, String(active.id), place(over.id)));
  };
  const add = () => {
    const added = addText(deck, chosen);
    if (added === null) return;
    onChange(added.deck);
    onChoose(added.id);
  };
  return (
    <section className={classes.list} aria-label={t('present.list.label')}>
      <p className={classes.count}>
        {pages.length === 0 ? t('present.list.none') : t('present.list.count', { count: pages.length })}
      </p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={end}
        accessibility={{
          announcements: useAnnouncements(deck, place),
          screenReaderInstructions: { draggable: t('present.list.drag-instructions') },
        }}
      >
        <SortableContext items={deck.slides.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ol className={classes.slides}>
            {deck.slides.map((slide, index) => (
              <SlideItem
                key={slide.id}
                slide={slide}
                index={index}
                deck={deck}
                data={data}
                isChosen={slide.id === chosen}
                number={firstNumber(pages, slide)}
                onChoose={() => onChoose(slide.id)}
                onChange={onChange}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Button size="xs" variant="default" onClick={add}>
        {t('present.list.add-text')}
      </Button>
    </section>
  );
}

/** Number of its first page in the deck; null = it is not shown. */
function firstNumber(pages: readonly Page[], slide: DeckSlide): number | null {
  const index = pages.findIndex((page) => page.slide.id === slide.id);
  return index === -1 ? null : index + 1;
}

/** What a screen reader hears while a slide is dragged. */
function useAnnouncements(deck: Deck, place: (id: UniqueIdentifier) => number): Announcements {
  const text = useText();
  const say = (key: 'lifted' | 'over' | 'dropped', id: UniqueIdentifier, over: UniqueIdentifier) => {
    const slide = deck.slides.find((each) => each.id === id);
    if (slide === undefined) return undefined;
    const count = deck.slides.length;
    return text.t(`present.list.${key}`, { slide: slideName(slide, text), place: place(over) + 1, count });
  };
  return {
    onDragStart: ({ active }) => say('lifted', active.id, active.id),
    onDragOver: ({ active, over }) => (over === null ? undefined : say('over', active.id, over.id)),
    onDragEnd: ({ active, over }) => say('dropped', active.id, over?.id ?? active.id),
    onDragCancel: ({ active }) => say('dropped', active.id, active.id),
  };
}

interface SlideItemProps {
  readonly slide: DeckSlide;
  readonly index: number;
  readonly deck: Deck;
  readonly data: DeckData;
  readonly isChosen: boolean;
  readonly number: number | null;
  readonly onChoose: () => void;
  readonly onChange: (deck: Deck) => void;
}

const THUMBNAIL = 176;

function SlideItem({ slide, index, deck, data, isChosen, number, onChoose, onChange }: SlideItemProps) {
  const text = useText();
  const { t } = text;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: slide.id,
  });
  const scrolled = useScrolledTo(isChosen);
  const pages = slidePages(slide, data, text);
  const name = slide.kind === 'text' ? (pages[0]?.name ?? '') : slideName(slide, text);
  const shown = isShown(slide, data);
  const move = (to: number) => onChange(moveSlide(deck, slide.id, to));
  return (
    <li
      ref={setNodeRef}
      className={classes.item}
      data-chosen={isChosen}
      data-shown={shown}
      data-dragged={isDragging}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={classes.tools} ref={scrolled}>
        <Checkbox
          size="xs"
          checked={shown}
          aria-label={t('present.list.show', { slide: name })}
          onChange={(event) => onChange(changeSlide(deck, slide.id, { shown: event.currentTarget.checked }))}
        />
        {number !== null && <span className={classes.number}>{number}</span>}
        <UnstyledButton
          ref={setActivatorNodeRef}
          className={classes.handle}
          {...attributes}
          {...listeners}
          aria-label={t('present.list.drag', { slide: name })}
        >
          <span aria-hidden="true">⠿</span>
          <span className={classes.name}>{name}</span>
        </UnstyledButton>
        <IconButton
          icon="up"
          label={t('present.list.earlier', { slide: name })}
          isDisabled={index === 0}
          onClick={() => move(index - 1)}
        />
        <IconButton
          icon="down"
          label={t('present.list.later', { slide: name })}
          isDisabled={index === deck.slides.length - 1}
          onClick={() => move(index + 1)}
        />
      </div>
      <div className={classes.thumbnail}>
        <div className={classes.picture} inert aria-hidden="true">
          {pages[0] !== undefined && (
            <ScaledSlide page={pages[0]} data={data} theme={deck.theme} number={number} width={THUMBNAIL} />
          )}
        </div>
        <UnstyledButton
          className={classes.choose}
          aria-label={t('present.list.edit', { slide: name })}
          aria-pressed={isChosen}
          onClick={onChoose}
        />
      </div>
      <p className={classes.about}>
        {pages.length > 1 && t('present.list.pages', { count: pages.length })}
        {!SLIDE_MAKERS[slide.kind].hasData(data) && slide.kind !== 'course-reworkRate' && t('present.list.no-data')}
      </p>
    </li>
  );
}

/** What is chosen is in sight. */
function useScrolledTo(isChosen: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) ref.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isChosen]);
  return ref;
}
