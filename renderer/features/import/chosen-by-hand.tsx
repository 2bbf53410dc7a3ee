import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';

interface ChosenByHandProps {
  /** Says what goes back to the guess. */
  readonly label: string;
  readonly onTakeBack: () => void;
}

/** Marks what the user chose, with the way back to the guess. */
export function ChosenByHand({ label, onTakeBack }: ChosenByHandProps) {
  const { t } = useText();
  return (
    <>
      {t('importSteps.source.chosen')}
      <IconButton icon="refresh" label={label} onClick={onTakeBack} />
    </>
  );
}
