import { UnstyledButton } from '@mantine/core';
import { Icon, type IconName } from './icon.tsx';
import classes from './icon-button.module.css';

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

/** A button with a picture for a face and a name for everybody else. */
export function IconButton({ icon, label, isDisabled = false, onClick }: IconButtonProps) {
  return (
    <UnstyledButton className={classes.button} aria-label={label} title={label} disabled={isDisabled} onClick={onClick}>
      <Icon name={icon} size={14} />
    </UnstyledButton>
  );
}
