import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icon.tsx';
import classes from './icon-button.module.css';
import { PlainButton } from './plain-button.tsx';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'className' | 'disabled'> {
  readonly icon: IconName;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

/** A button with a picture for a face and a name for everybody else; what opens a popover takes the popover's attributes. */
export function IconButton({ icon, label, isDisabled = false, ...attributes }: IconButtonProps) {
  return (
    <PlainButton {...attributes} className={classes.button} aria-label={label} title={label} disabled={isDisabled}>
      <Icon name={icon} size={14} />
    </PlainButton>
  );
}
