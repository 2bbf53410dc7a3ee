import classes from './charts.module.css';

/** A value against the largest of its column; the number stands beside it. */
export function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className={classes.share} aria-hidden="true">
      <span className={classes.shareFill} style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </span>
  );
}
