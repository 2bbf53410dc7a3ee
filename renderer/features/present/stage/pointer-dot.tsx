import { useEffect, useRef } from 'react';
import classes from './stage.module.css';

/** Follows the mouse without another drawing of the page. */
export function PointerDot() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    function follow({ clientX, clientY }: MouseEvent): void {
      if (ref.current !== null) ref.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
    }
    window.addEventListener('mousemove', follow);
    return () => window.removeEventListener('mousemove', follow);
  }, []);
  return <div ref={ref} className={classes.pointer} data-testid="pointer" />;
}
