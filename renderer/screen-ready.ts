/**
 * Says on the root element when the current screen has painted its data (`data-ready="true"`), for whoever takes a
 * picture of the window or measures how fast it is.
 */
import { useEffect } from 'react';

export function useScreenReady(ready: boolean): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.ready = 'false';
    if (!ready) return;
    let live = true;
    void painted().then(() => {
      if (live) dataset.ready = 'true';
    });
    return () => {
      live = false;
    };
  }, [ready]);
}

/** After the next two frames; a hidden window has no frames, so after a while in any case. */
async function painted(): Promise<void> {
  const frames = new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
  const timeout = new Promise<void>((resolve) => {
    setTimeout(resolve, 250);
  });
  await Promise.race([frames, timeout]);
  // To ask for it before costs a layout beside the one that the frame does.
  await document.fonts?.ready;
}
