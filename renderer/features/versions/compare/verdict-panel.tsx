import { memo, type RefObject, useRef } from 'react';
import type { TextTable } from '../../../../shared/table-text.ts';
import type { VersionComparison, VersionRow, VersionVerdict } from '../../../../shared/version-answers.ts';
import {
  effectLines,
  evidenceDetail,
  evidenceName,
  stepWords,
  strengthOf,
  verdictSentence,
  type WordTools,
} from '../../../../shared/versions/version-words.ts';
import type { View } from '../../../../shared/view.ts';
import { CopyTools } from '../../../charts/copy-tools.tsx';
import { NOT_IN_PICTURE } from '../../../charts/picture.ts';
import { Icon } from '../../../components/icon.tsx';
import { useText } from '../../../i18n.ts';
import { useScreenReady } from '../../../screen-ready.ts';
import { useAnswer } from '../../../store/results.ts';
import { useWordTools } from '../use-word-tools.ts';
import { VerdictChip } from '../verdict-chip.tsx';
import type { VersionPair } from '../version-pair.ts';
import { CountAsFailed } from './count-as-failed.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { HowJudged } from './how-judged.tsx';
import { PairBar } from './pair-bar.tsx';
import { useAbout } from './use-about.ts';
import classes from './verdict-panel.module.css';

interface VerdictPanelProps {
  readonly view: View;
  readonly service: string;
  /** To choose from. */
  readonly rows: readonly VersionRow[];
  readonly pair: VersionPair;
  readonly onPair: (pair: VersionPair) => void;
  /** What stands around it is of the same question. */
  readonly isAnswered: boolean;
}

/** Whether head is to blame, what says so, and what to do next. Asks what `CompareVersions` asks of the same pair. */
export function VerdictPanel({ view, service, rows, pair, onPair, isAnswered }: VerdictPanelProps) {
  const { t } = useText();
  const panel = useRef<HTMLElement>(null);
  const { value, error, updating } = useAnswer('versions.compare', { view, service, ...pair });
  useScreenReady(isAnswered && (error !== null || (value !== null && !updating)));
  // What is wrong is said where the two are compared.
  if (error !== null) return null;
  if (value === null) return <div className={classes.ghost} role="status" aria-label={t('app.states.loading')} />;
  return (
    <section
      className={classes.panel}
      ref={panel}
      aria-labelledby="version-verdict"
      aria-busy={updating}
      data-updating={updating}
    >
      <div {...NOT_IN_PICTURE}>
        <PairBar rows={rows} pair={pair} onPair={onPair} size="xs" />
      </div>
      <Judged comparison={value} panel={panel} />
      <CountAsFailed comparison={value} />
    </section>
  );
}

interface JudgedProps {
  readonly comparison: VersionComparison;
  readonly panel: RefObject<HTMLElement | null>;
}

const Judged = memo(function Judged({ comparison, panel }: JudgedProps) {
  const { t } = useText();
  const tools = useWordTools();
  const about = useAbout(comparison);
  const { base, head, verdict, service } = comparison;
  if (verdict === null) {
    return (
      <h2 className={classes.sentence} id="version-verdict">
        {t('versionVerdict.sentence.none', { version: head.version, against: base.version })}
      </h2>
    );
  }
  const requests = head.measured?.requests ?? null;
  return (
    <>
      <div className={classes.head}>
        <VerdictChip kind={verdict.kind} n={requests} />
        <span className={classes.tools} {...NOT_IN_PICTURE}>
          <HowJudged comparison={comparison} verdict={verdict} />
          <CopyTools panel={panel} table={() => verdictTable(comparison, verdict, tools)} about={about} />
        </span>
      </div>
      <h2 className={classes.sentence} id="version-verdict">
        {verdictSentence(head.version, verdict, requests, tools)}
      </h2>
      <p className={classes.step} data-kind={verdict.kind}>
        <Icon name="forward" size={14} />
        <span>
          <strong>{t('versionVerdict.step.title')}</strong> {stepWords(verdict.nextStep, tools)}
        </span>
      </p>
      <div className={classes.columns}>
        <EvidenceTable version={head.version} evidence={verdict.evidence} />
        <div>
          <h3 className={classes.small}>{t('versionVerdict.effect.title')}</h3>
          <ul className={classes.lines}>
            {effectLines(service, verdict, tools).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
});

/** The verdict as it stands, for a document: the sentence, the evidence, what it affects, what to do. */
function verdictTable({ head, service }: VersionComparison, verdict: VersionVerdict, tools: WordTools): TextTable {
  const { t } = tools;
  const sentence = verdictSentence(head.version, verdict, head.measured?.requests ?? null, tools);
  return {
    columns: [
      t('versionVerdict.evidence.what'),
      t('versionVerdict.evidence.weight'),
      t('versionVerdict.evidence.says'),
    ],
    rows: [
      [t(`versions.verdict.${verdict.kind}`), '', sentence],
      ...verdict.evidence.map((one) => [
        evidenceName(one, t),
        t(`versionVerdict.evidence.strength.${strengthOf(one.weight)}`),
        evidenceDetail(one, tools),
      ]),
      ...effectLines(service, verdict, tools).map((line) => [t('versionVerdict.effect.title'), '', line]),
      [t('versionVerdict.step.title'), '', stepWords(verdict.nextStep, tools)],
    ],
  };
}
