import type { WordTools } from '../../../shared/versions/version-words.ts';
import { useText } from '../../i18n.ts';
import { useDataFrame } from '../../store/view.ts';

/** What the words of versions are made with: texts, language, and the zone of the filters. */
export function useWordTools(): WordTools {
  const { t, locale } = useText();
  const timeZone = useDataFrame()?.timeZone ?? 'UTC';
  return { t, locale, timeZone };
}
