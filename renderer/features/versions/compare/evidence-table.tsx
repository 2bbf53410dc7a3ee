import type { VersionEvidence } from '../../../../shared/version-answers.ts';
import { evidenceDetail, evidenceName, strengthOf, weightHint } from '../../../../shared/versions/version-words.ts';
import { useText } from '../../../i18n.ts';
import { useWordTools } from '../use-word-tools.ts';
import classes from './evidence-table.module.css';

interface EvidenceTableProps {
  readonly version: string;
  /** Strongest first. */
  readonly evidence: readonly VersionEvidence[];
}

/** What a bar reaches from the middle at least: weights below it are no strong ones and must not look so. */
const SCALE_AT_LEAST = 3;

/** Each piece of evidence with its weight: a bar to the left speaks for the version, one to the right against it. */
export function EvidenceTable({ version, evidence }: EvidenceTableProps) {
  const { t } = useText();
  const tools = useWordTools();
  const scale = Math.max(SCALE_AT_LEAST, ...evidence.map(({ weight }) => Math.abs(weight)));
  if (evidence.length === 0) return <p className={classes.none}>{t('versionVerdict.evidence.none')}</p>;
  return (
    <table className={classes.table} aria-label={t('versionVerdict.evidence.label', { version })}>
      <thead>
        <tr>
          <th scope="col">{t('versionVerdict.evidence.what')}</th>
          <th scope="col" className={classes.sides}>
            <span>{t('versionVerdict.evidence.for')}</span>
            <span>{t('versionVerdict.evidence.against')}</span>
          </th>
          <th scope="col">{t('versionVerdict.evidence.says')}</th>
        </tr>
      </thead>
      <tbody>
        {evidence.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two pieces may be of one code; their order is their own
          <tr key={index}>
            <th scope="row">{evidenceName(one, t)}</th>
            <td title={weightHint(one.weight, tools)}>
              <WeightBar share={one.weight / scale} />
              <span className={classes.strength}>
                {t(`versionVerdict.evidence.strength.${strengthOf(one.weight)}`)}
              </span>
            </td>
            <td>{evidenceDetail(one, tools)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `share`: −1 to 1 of the half that it reaches into. The words stand below it. */
function WeightBar({ share }: { readonly share: number }) {
  const size = Math.min(1, Math.abs(share)) * 50;
  return (
    <span className={classes.track} aria-hidden="true">
      <span
        className={classes.bar}
        data-side={share >= 0 ? 'against' : 'for'}
        style={{ left: `${share >= 0 ? 50 : 50 - size}%`, width: `${size}%` }}
      />
      <span className={classes.middle} />
    </span>
  );
}
