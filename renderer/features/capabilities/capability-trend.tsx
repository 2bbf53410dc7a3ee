import { capabilityMeans } from '../../../shared/guidance/capability-result.ts';
import { ASKED_CAPABILITIES, type CapabilityRound } from '../../../shared/guidance/capability-round.ts';
import { useText } from '../../i18n.ts';
import type { NamedRound } from '../rounds/round-store.ts';
import { TrendTable, trendRounds } from '../rounds/trend-table.tsx';

/** Mean scores of the rounds, oldest first; what no round asked is left out. */
export function CapabilityTrend({ rounds }: { readonly rounds: readonly NamedRound<CapabilityRound>[] }) {
  const { t } = useText();
  const shown = trendRounds(rounds);
  if (shown.length < 2) return null;
  const means = shown.map(({ round }) => capabilityMeans(round.people));
  const asked = ASKED_CAPABILITIES.filter((capability) => means.some((round) => round.has(capability)));
  return (
    <TrendTable
      rounds={shown}
      heading={t('capabilityCheck.trend.capability')}
      lines={asked.map((capability) => ({
        key: capability,
        name: t(`capabilities.name.${capability}`),
        isWhole: false,
        means: means.map((round) => round.get(capability) ?? null),
      }))}
    />
  );
}
