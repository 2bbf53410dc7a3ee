import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { QuizPack } from '../../../shared/guidance/quiz.ts';
import { attempt } from '../../attempt.ts';
import { errorText } from '../../error-text.ts';
import { useText } from '../../i18n.ts';
import { notify } from '../../notify.ts';
import { setScreenParams } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { exportPack, removePack, useOwnPacks } from './own-packs.ts';
import { sayWritten } from './pack-tools.tsx';
import { usePlay } from './play-state.ts';
import classes from './quiz.module.css';
import type { Drawn } from './use-drawn.ts';
import type { ListedPack } from './use-packs.ts';

/** The packs as wide targets, underneath plain radio buttons; what can be done with each is beside it. */
export function PackChoice({ drawn: { packs, chosen } }: { readonly drawn: Drawn }) {
  const { t } = useText();
  const isOpen = useWorkspace((state) => state.summary !== null);
  const damaged = useOwnPacks((state) => state.damaged);
  const hasNumbers = packs.some(({ origin }) => origin === 'numbers');
  return (
    <fieldset className={classes.packs}>
      <legend className={classes.heading}>{t('quiz.pack.label')}</legend>
      {packs.map((listed) => (
        <PackCard key={listed.pack.id} listed={listed} isChosen={listed === chosen} />
      ))}
      {!hasNumbers && <p className={classes.hint}>{t(isOpen ? 'quiz.numbers.few' : 'quiz.numbers.closed')}</p>}
      {damaged.map(({ path, error }) => (
        <p key={path} className={classes.hint}>
          {t('quiz.pack.damaged', { reason: errorText(error), path })}
        </p>
      ))}
    </fieldset>
  );
}

interface PackCardProps {
  readonly listed: ListedPack;
  readonly isChosen: boolean;
}

function PackCard({ listed: { pack, origin }, isChosen }: PackCardProps) {
  const { t, locale } = useText();
  const best = usePlay((state) => (Object.hasOwn(state.best, pack.id) ? state.best[pack.id] : undefined));
  const facts = [
    t('quiz.pack.count', { count: pack.questions.length }),
    ...(pack.author === undefined ? [] : [pack.author]),
    ...(pack.licence === undefined ? [] : [pack.licence]),
    ...(best === undefined ? [] : [t('quiz.pack.best', { ...best })]),
  ];
  return (
    <div className={classes.pack} data-chosen={isChosen}>
      <label className={classes.packLabel}>
        <input
          type="radio"
          name="quiz-pack"
          checked={isChosen}
          onChange={() => setScreenParams({ pack: pack.id }, true)}
        />
        <span className={classes.packTitle}>
          {pack.title[locale]}
          {origin !== 'numbers' && <span className={classes.origin}>{t(`quiz.pack.${origin}`)}</span>}
        </span>
        {pack.about !== undefined && <span className={classes.soft}>{pack.about[locale]}</span>}
        <span className={classes.faint}>{facts.join(' · ')}</span>
      </label>
      {origin !== 'numbers' && <PackActions pack={pack} isOwn={origin === 'own'} />}
    </div>
  );
}

function PackActions({ pack, isOwn }: { readonly pack: QuizPack; readonly isOwn: boolean }) {
  const { t, locale } = useText();
  const [isAsking, setAsking] = useState(false);
  const title = pack.title[locale];
  const button = (action: 'copy' | 'edit' | 'export' | 'remove', onClick: () => void) => (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      aria-label={t('quiz.pack.actions-label', { action: t(`quiz.pack.${action}`), title })}
      onClick={onClick}
    >
      {t(`quiz.pack.${action}`)}
    </Button>
  );
  async function remove(): Promise<void> {
    setAsking(false);
    await removePack(pack.id);
    notify({ message: t('quiz.pack.removed', { title }) });
  }
  return (
    <div className={classes.packActions}>
      {isOwn && button('edit', () => setScreenParams({ edit: pack.id }))}
      {button('copy', () => setScreenParams({ edit: `copy:${pack.id}` }))}
      {button('export', () => void attempt(async () => sayWritten(await exportPack(pack))))}
      {isOwn && button('remove', () => setAsking(true))}
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('quiz.pack.remove')}
        closeButtonProps={{ 'aria-label': t('app.actions.close') }}
      >
        <p className={classes.soft}>{t('quiz.pack.remove-sure', { title })}</p>
        <div className={classes.actions}>
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t('quiz.pack.cancel')}
          </Button>
          <Button color="red" onClick={() => void attempt(remove)}>
            {t('quiz.pack.remove')}
          </Button>
        </div>
      </Modal>
    </div>
  );
}
