import classes from './file-row.module.css';

/** A long name keeps its end, where names of one export differ, and gives way in the middle. */
const LONG = 44;
const KEPT_END = 16;

export function FileName({ name }: { readonly name: string }) {
  const letters = Array.from(name);
  if (letters.length <= LONG) return <bdi>{name}</bdi>;
  return (
    <bdi className={classes.longName}>
      <span>{letters.slice(0, -KEPT_END).join('')}</span>
      <span>{letters.slice(-KEPT_END).join('')}</span>
    </bdi>
  );
}
