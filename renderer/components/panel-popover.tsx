import { Popover, type PopoverProps } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';

interface PanelPopoverProps extends Pick<PopoverProps, 'position' | 'width' | 'withinPortal'> {
  /** What the panel is called. */
  readonly label: string;
  readonly className?: string | undefined;
  /** The one button that opens and closes it. */
  readonly button: (toggle: () => void) => ReactElement;
  readonly children: (close: () => void) => ReactNode;
}

/** A panel below a button: the focus goes into it, and back to the button when it closes. */
export function PanelPopover({ label, className, button, children, ...placed }: PanelPopoverProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover withinPortal={false} {...placed} opened={isOpen} onChange={setOpen} shadow="md" trapFocus returnFocus>
      <Popover.Target>{button(() => setOpen(!isOpen))}</Popover.Target>
      <Popover.Dropdown aria-label={label} className={className}>
        {children(() => setOpen(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
