import { daysOf, environmentsOf, thingsOf } from '../../shared/compare/slice-names.ts';
import { useText } from '../i18n.ts';
import { currentView } from '../store/view.ts';
import { useWorkspace } from '../store/workspace.ts';

/** Tells what is in the filter bar, in one line: "Acme · checkout · Production · 13 Oct – 12 Nov 2024 (Asia/Seoul) · Doradeck". */
export function useFilterWords(): () => string {
  const client = useWorkspace((state) => state.summary?.settings.clientName ?? '');
  const scope = useScopeWords();
  return () => {
    const words = scope();
    return client === '' || words === '' ? words : `${client} · ${words}`;
  };
}

/** The same without the client, for where its name stands already. */
export function useScopeWords(): () => string {
  const { t, locale } = useText();
  const settings = useWorkspace((state) => state.summary?.settings);
  return () => {
    const view = currentView();
    if (view === null || settings === undefined) return '';
    const profile = t(`profiles.name.${view.profile ?? settings.profile}`);
    const days = `${daysOf(view, locale, t)} (${view.timeZone})`;
    return [thingsOf(view, t), environmentsOf(view, t), days, profile].filter((part) => part !== '').join(' · ');
  };
}
