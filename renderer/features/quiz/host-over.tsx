import { FocusTrap } from '@mantine/core';
import { useId } from 'react';
import { useText } from '../../i18n.ts';
import { setScreenParams } from '../../store/view.ts';
import over from './host-over.module.css';
import { endGame, setBlank, showOver } from './host-state.ts';

/** Nothing but black, until a key or a click. */
export function BlankScreen() {
  const { t } = useText();
  return (
    <button type="button" className={over.blank} aria-label={t('quizHost.blank')} onClick={() => setBlank(false)} />
  );
}

const KEYS = [
  'step',
  'timer',
  'hands',
  'clear',
  'entering',
  'points',
  'undo',
  'blank',
  'table',
  'leave',
  'help',
] as const;

export function HostKeysHelp() {
  const { t } = useText();
  const titleId = useId();
  return (
    <div className={over.ground}>
      <FocusTrap active>
        <section className={over.card} role="alertdialog" aria-modal="true" aria-labelledby={titleId}>
          <h2 id={titleId}>{t('quizHost.keys.title')}</h2>
          <dl className={over.keys}>
            {KEYS.map((key) => (
              <div key={key}>
                <dt>{t(`quizHost.keys.${key}-keys`)}</dt>
                <dd>{t(`quizHost.keys.${key}`)}</dd>
              </div>
            ))}
            <div>
              <dt>N</dt>
              <dd>{t('present.stage.key-speaker')}</dd>
            </div>
          </dl>
          <div className={over.actions}>
            <span>{t('quizHost.keys.close')}</span>
            <button type="button" data-autofocus onClick={() => showOver(null)}>
              {t('app.actions.close')}
            </button>
          </div>
        </section>
      </FocusTrap>
    </div>
  );
}

export function LeaveQuestion() {
  const { t } = useText();
  const [titleId, textId] = [useId(), useId()];
  function leave(isOver: boolean): void {
    showOver(null);
    setScreenParams({ host: null }, true);
    if (isOver) endGame();
  }
  return (
    <div className={over.ground}>
      <FocusTrap active>
        <section
          className={over.card}
          role="alertdialog"
          aria-modal="true"
          aria-labelledby={titleId}
          aria-describedby={textId}
        >
          <h2 id={titleId}>{t('quizHost.leave.title')}</h2>
          <p id={textId}>{t('quizHost.leave.text')}</p>
          <div className={over.actions}>
            <button type="button" data-autofocus onClick={() => showOver(null)}>
              {t('quizHost.leave.stay')}
            </button>
            <button type="button" onClick={() => leave(false)}>
              {t('quizHost.leave.leave')}
            </button>
            <button type="button" onClick={() => leave(true)}>
              {t('quizHost.leave.end')}
            </button>
          </div>
        </section>
      </FocusTrap>
    </div>
  );
}
