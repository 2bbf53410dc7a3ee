import type { VersionComparison } from '../../../../shared/version-answers.ts';
import { useFilterWords } from '../../../components/filter-words.ts';

/** What a picture of two versions is of: "payments-backend: v2.30.9 → v2.31.0", and the filters and period. */
export function useAbout({ service, base, head }: VersionComparison): () => string {
  const filters = useFilterWords();
  return () => [`${service}: ${base.version} → ${head.version}`, filters()].filter((part) => part !== '').join(' · ');
}
