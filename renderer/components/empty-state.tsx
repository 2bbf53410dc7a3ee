import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './message.module.css';

export interface EmptyStateProps {
  readonly title: string;
  /** Why it is empty and what would fill it. */
  readonly text: string;
  /** 2 below a screen's own title. */
  readonly level?: 1 | 2;
  /** One button, and the sample where it helps. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, text, level = 1, children }: EmptyStateProps) {
  return (
    <section className={classes.message}>
      <Title order={level} className={classes.title}>
        {title}
      </Title>
      <Text className={classes.text}>{text}</Text>
      <Group gap="xs">{children}</Group>
    </section>
  );
}
