import type { Capability } from '../../../shared/guidance/capabilities.ts';
import { capabilityMeans, widestCapabilityGap } from '../../../shared/guidance/capability-result.ts';
import type { CapabilityRound } from '../../../shared/guidance/capability-round.ts';
import { groupsOf } from '../../../shared/guidance/check-round.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { FigureTable } from '../rounds/figure-table.tsx';
import styles from './capabilities.module.css';

/** Less than this between two means is no difference of opinion. */
const NOTABLE = 1;

interface CapabilityGroupsProps {
  readonly round: CapabilityRound;
  /** In the order in which they are shown. */
  readonly capabilities: readonly Capability[];
}

/** Managers and engineers see it differently: the means of each group side by side. */
export function CapabilityGroups({ round, capabilities }: CapabilityGroupsProps) {
  const { t, locale } = useText();
  const groups = groupsOf(round);
  const members = (group: string) => round.people.filter((person) => person.group === group);
  const means = new Map(groups.map((group) => [group, capabilityMeans(members(group))]));
  const widest = widestCapabilityGap(capabilities, means);
  const score = (value: number | null): string => (value === null ? '–' : formatNumber(value, locale, 1));
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('capabilityCheck.groups.title')}</h2>
      <p className={styles.sum}>
        {widest === null || widest.difference < NOTABLE
          ? t('capabilityCheck.groups.agree')
          : t('capabilityCheck.groups.widest', {
              highest: widest.highest,
              lowest: widest.lowest,
              capability: t(`capabilities.name.${widest.capability}`),
              points: formatNumber(widest.difference, locale, 1),
            })}
      </p>
      <p className={classes.faint}>{t('capabilityCheck.groups.caption')}</p>
      <FigureTable
        label={t('capabilityCheck.groups.title')}
        columns={[
          t('capabilityCheck.spread.column-capability'),
          ...groups.map((group) => t('capabilityCheck.groups.of', { group, count: members(group).length })),
          t('capabilityCheck.groups.difference'),
        ]}
        rows={capabilities.map((capability) => {
          const own = groups.map((group) => means.get(group)?.get(capability) ?? null);
          const known = own.filter((mean) => mean !== null);
          const difference = known.length < 2 ? null : Math.max(...known) - Math.min(...known);
          return {
            key: capability,
            cells: [t(`capabilities.name.${capability}`), ...own.map(score), score(difference)],
          };
        })}
      />
    </section>
  );
}
