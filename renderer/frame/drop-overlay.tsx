import { useEffect, useRef, useState } from 'react';
import { pathsOf } from '../api.ts';
import { attempt } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { receivePaths } from '../receive-paths.ts';
import classes from './drop-overlay.module.css';

/** Files and folders can be dropped anywhere on the window. */
export function DropOverlay() {
  const { t } = useText();
  const isOver = useWindowDrop();
  if (!isOver) return null;
  return (
    <div className={classes.overlay}>
      <div className={classes.sheet}>
        <div className={classes.title}>{t('app.drop.title')}</div>
        <div>{t('app.drop.text')}</div>
      </div>
    </div>
  );
}

function useWindowDrop(): boolean {
  const [isOver, setOver] = useState(false);
  /** Every element under the pointer enters and leaves: the window is left when as many left as entered. */
  const depth = useRef(0);
  useEffect(() => {
    const set = (next: number) => {
      depth.current = Math.max(0, next);
      setOver(depth.current > 0);
    };
    const listeners = {
      dragenter: (event: DragEvent) => {
        if (carriesFiles(event)) set(depth.current + 1);
      },
      dragleave: (event: DragEvent) => {
        if (carriesFiles(event)) set(depth.current - 1);
      },
      // Without this the window would open the file instead.
      dragover: (event: DragEvent) => event.preventDefault(),
      drop: (event: DragEvent) => {
        event.preventDefault();
        set(0);
        const files = event.dataTransfer?.files;
        if (files !== undefined && files.length > 0) void attempt(() => receivePaths(pathsOf(files)));
      },
    };
    const names = ['dragenter', 'dragleave', 'dragover', 'drop'] as const;
    for (const name of names) window.addEventListener(name, listeners[name]);
    return () => {
      for (const name of names) window.removeEventListener(name, listeners[name]);
    };
  }, []);
  return isOver;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
