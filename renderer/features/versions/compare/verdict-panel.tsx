import type { View } from '../../../../shared/view.ts';
import { useAnswer } from '../../../store/results.ts';
import type { VersionPair } from '../version-pair.ts';
import classes from './compare-versions.module.css';

interface VerdictPanelProps {
  readonly view: View;
  readonly service: string;
  readonly pair: VersionPair;
}

/** Whether head is to blame, what says so, and what to do next. Asks what `CompareVersions` asks of the same pair. */
export function VerdictPanel({ view, service, pair }: VerdictPanelProps) {
  const { value } = useAnswer('versions.compare', { view, service, ...pair });
  if (value === null || value.verdict === null) return null;
  return <section className={classes.card}>{value.verdict.kind}</section>;
}
