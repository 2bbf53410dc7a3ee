import { TextInput, Title } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { setScreenParam, useScreenParam } from '../store/view.ts';
import { Icon } from './icon.tsx';
import classes from './list-head.module.css';

interface ListHeadProps {
  readonly title: string;
  /** 2 below a screen's own title. */
  readonly level?: 1 | 2;
  readonly placeholder: string;
  readonly total: number | null;
  readonly count: (total: number) => string;
  /** What else narrows the list. */
  readonly children?: ReactNode;
  /** What can be done with it. */
  readonly tools?: ReactNode;
}

/** Long enough for a quick typist not to ask with every letter. */
const TYPING_PAUSE_MS = 180;

/** Title, count and search of a list; the search is in the location. */
export function ListHead({ title, level = 1, placeholder, total, count, children, tools }: ListHeadProps) {
  const search = useScreenParam('search') ?? '';
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  useEffect(() => {
    if (text === search) return;
    const timer = setTimeout(() => setScreenParam('search', text, true), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, search]);
  return (
    <div className={classes.head}>
      <Title order={level} className={classes.title}>
        {title}
      </Title>
      <span className={classes.count} role="status">
        {total === null ? '' : count(total)}
      </span>
      {children}
      <div className={classes.end}>
        <TextInput
          type="search"
          className={classes.search}
          placeholder={placeholder}
          aria-label={placeholder}
          leftSection={<Icon name="search" size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {tools}
      </div>
    </div>
  );
}
