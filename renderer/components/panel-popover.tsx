import { Popover, type PopoverProps } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';

interface PanelPopoverProps extends Pick<PopoverProps, 'position' | 'width' | 'withinPortal'> {
  /** What the panel is called. */
  readonly label: string;
  readonly className?: string | undefined;
  /** Its button was pressed before it was there. */
  readonly opensAtOnce?: boolean;
  /** The one button that opens and closes it. */
  readonly button: (toggle: () => void) => ReactElement;
  readonly children: (close: () => void) => ReactNode;
}

/** A panel below a button: the focus goes into it, and back to the button when it closes. */
export function PanelPopover(props: PanelPopoverProps) {
  const { label, className, opensAtOnce = false, button, children, ...placed } = props;
  const [isOpen, setOpen] = useState(false);
  // It opens from closed: else nobody would know where the focus was.
  useEffect(() => setOpen(opensAtOnce), [opensAtOnce]);
  return (
    <Popover withinPortal={false} {...placed} opened={isOpen} onChange={setOpen} shadow="md" trapFocus returnFocus>
      <Popover.Target>{button(() => setOpen(!isOpen))}</Popover.Target>
      <Popover.Dropdown aria-label={label} className={className}>
        {children(() => setOpen(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
