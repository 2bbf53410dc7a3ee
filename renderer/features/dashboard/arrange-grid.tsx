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
import { rectSortingStrategy, SortableContext, sortableKeyboardCoordinates, useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Select, UnstyledButton } from '@mantine/core';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import classes from './arrange-grid.module.css';
import { type Arrangement, moveCard, type Placed, removeCard, resizeCard, WIDTHS } from './arrangement.ts';
import grid from './card-grid.module.css';
import { CardContent } from './card-grid.tsx';
import { type CardProps, cardOf } from './cards.tsx';

interface ArrangeProps extends CardProps {
  readonly arrangement: Arrangement;
  readonly onChange: (arrangement: Arrangement) => void;
}

/** The cards while they are arranged: dragged by mouse or keyboard, moved by buttons, resized, taken away. */
export function ArrangeGrid({ arrangement, onChange, ...props }: ArrangeProps) {
  const { t } = useText();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (id: UniqueIdentifier) => arrangement.findIndex(({ card }) => card === id);
  const end = ({ active, over }: DragEndEvent) => {
    if (over !== null && over.id !== active.id) onChange(moveCard(arrangement, String(active.id), place(over.id)));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        announcements: useAnnouncements(place, arrangement.length),
        screenReaderInstructions: { draggable: t('dashboard.drag-instructions') },
      }}
    >
      <SortableContext items={arrangement.map(({ card }) => card)} strategy={rectSortingStrategy}>
        <div className={grid.grid}>
          {arrangement.map((placed, index) => (
            <ArrangedCard
              key={placed.card}
              {...props}
              placed={placed}
              index={index}
              count={arrangement.length}
              onChange={(change) => onChange(change(arrangement))}
            />
          ))}
        </div>
      </SortableContext>
    </DndContext>
  );
}

/** What a screen reader hears while a card is dragged. */
function useAnnouncements(place: (id: UniqueIdentifier) => number, count: number): Announcements {
  const { t } = useText();
  const say = (key: 'lifted' | 'over' | 'dropped', id: UniqueIdentifier, over: UniqueIdentifier) => {
    const card = cardOf(String(id));
    return card === null
      ? undefined
      : t(`dashboard.${key}`, { card: t(`dashboard.cards.${card.id}`), place: place(over) + 1, count });
  };
  return {
    onDragStart: ({ active }) => say('lifted', active.id, active.id),
    onDragOver: ({ active, over }) => (over === null ? undefined : say('over', active.id, over.id)),
    onDragEnd: ({ active, over }) => say('dropped', active.id, over?.id ?? active.id),
    onDragCancel: ({ active }) => say('dropped', active.id, active.id),
  };
}

interface ArrangedCardProps extends CardProps {
  readonly placed: Placed;
  readonly index: number;
  readonly count: number;
  readonly onChange: (change: (arrangement: Arrangement) => Arrangement) => void;
}

function ArrangedCard({ placed: { card: id, width }, index, count, onChange, ...props }: ArrangedCardProps) {
  const { t } = useText();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  });
  const card = cardOf(id);
  if (card === null) return null;
  const name = t(`dashboard.cards.${card.id}`);
  return (
    <section
      ref={setNodeRef}
      className={grid.cell}
      data-width={width}
      data-dragged={isDragging}
      aria-label={name}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={classes.card} data-dragged={isDragging}>
        <div className={classes.tools}>
          <UnstyledButton
            ref={setActivatorNodeRef}
            className={classes.handle}
            {...attributes}
            {...listeners}
            aria-label={t('dashboard.drag', { card: name })}
          >
            <span aria-hidden="true">⠿</span>
            <span className={classes.name}>{name}</span>
          </UnstyledButton>
          <IconButton
            icon="back"
            label={t('dashboard.earlier', { card: name })}
            isDisabled={index === 0}
            onClick={() => onChange((before) => moveCard(before, id, index - 1))}
          />
          <IconButton
            icon="forward"
            label={t('dashboard.later', { card: name })}
            isDisabled={index === count - 1}
            onClick={() => onChange((before) => moveCard(before, id, index + 1))}
          />
          <Select
            className={classes.width}
            size="xs"
            aria-label={t('dashboard.width', { card: name })}
            allowDeselect={false}
            data={WIDTHS.map((value) => ({ value, label: t(`dashboard.widths.${value}`) }))}
            value={width}
            onChange={(value) =>
              onChange((before) => resizeCard(before, id, WIDTHS.find((known) => known === value) ?? width))
            }
          />
          <IconButton
            icon="close"
            label={t('dashboard.remove', { card: name })}
            onClick={() => onChange((before) => removeCard(before, id))}
          />
        </div>
        <div className={classes.content} inert>
          <CardContent id={id} {...props} />
        </div>
      </div>
    </section>
  );
}
