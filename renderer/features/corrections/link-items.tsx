import { Button, UnstyledButton } from '@mantine/core';
import type { CorrectionRow } from '../../../shared/corrections.ts';
import { useText } from '../../i18n.ts';
import classes from './corrections.module.css';
import { takeCorrectionsBack, useIsReadOnly } from './say-corrections.tsx';

interface LinkedItemProps {
  readonly subject: string;
  readonly about: string;
  /** What was said to link it; nothing where a rule did. */
  readonly attached: readonly CorrectionRow[];
  readonly onOpen: () => void;
  readonly onDetach: () => void;
}

/** An incident of a deployment, or the other way round. */
export function LinkedItem({ subject, about, attached, onOpen, onDetach }: LinkedItemProps) {
  const { t } = useText();
  const isAttached = attached.length > 0;
  return (
    <li className={classes.item}>
      <div>
        <UnstyledButton className={classes.link} onClick={onOpen}>
          <bdi>{subject}</bdi>
        </UnstyledButton>
        <div className={classes.faint}>{about}</div>
      </div>
      <ItemAction
        label={
          isAttached
            ? t('corrections.take-back-of', { what: t('corrections.what.attached'), subject })
            : t('corrections.detach-of', { subject })
        }
        words={t(isAttached ? 'corrections.take-back' : 'corrections.detach')}
        onClick={() => (isAttached ? takeCorrectionsBack(attached) : onDetach())}
      />
    </li>
  );
}

interface DetachedItemsProps {
  readonly corrections: readonly CorrectionRow[];
  /** null = no longer in the data. */
  readonly subjectOf: (row: CorrectionRow) => string | null;
}

/** Those that are not linked because the user said so. */
export function DetachedItems({ corrections, subjectOf }: DetachedItemsProps) {
  const { t } = useText();
  const rows = detachedOf(corrections);
  if (rows.length === 0) return null;
  return (
    <>
      <p className={classes.faint}>{t('corrections.detached-title')}</p>
      <ul className={classes.items}>
        {rows.map((row) => {
          const subject = subjectOf(row) ?? t('corrections.gone');
          return (
            <li key={JSON.stringify(row.correction)} className={classes.item}>
              <bdi>{subject}</bdi>
              <ItemAction
                label={t('corrections.take-back-of', { what: t('corrections.what.detached'), subject })}
                words={t('corrections.take-back')}
                onClick={() => takeCorrectionsBack([row])}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function detachedOf(corrections: readonly CorrectionRow[]): readonly CorrectionRow[] {
  return corrections.filter(({ correction }) => correction.kind === 'link' && correction.linked === false);
}

interface ItemActionProps {
  readonly label: string;
  readonly words: string;
  readonly onClick: () => void;
}

function ItemAction({ label, words, onClick }: ItemActionProps) {
  if (useIsReadOnly()) return null;
  return (
    <Button size="compact-xs" variant="subtle" className={classes.itemActions} aria-label={label} onClick={onClick}>
      {words}
    </Button>
  );
}
