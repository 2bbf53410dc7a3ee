import { formatChange, formatDuration, formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { stageRows, waitingStages } from '../../../shared/metrics/stage-rows.ts';
import type { Report } from '../../../shared/report.ts';
import type { DocumentTable } from './document.ts';

export interface StageTableInput {
  readonly report: Report;
  readonly language: 'en' | 'ko';
  readonly translate: Translate;
}

/** The stages that a change goes through, and where changes wait. */
export function stageTable({ report, language, translate }: StageTableInput): DocumentTable {
  const { stages, previous } = report.metrics.changeLeadTime;
  const rows = stageRows(stages, previous?.stages ?? []);
  const duration = (seconds: number | null) => (seconds === null ? '' : formatDuration(seconds, language));
  const numbers = ['mean', 'change', 'min', 'max', 'sum', 'last', 'share', 'n'] as const;
  return {
    title: translate('report.by-stage'),
    columns: [
      { label: translate('leadTime.stages.column.stage'), align: 'start' },
      { label: translate('leadTime.headline.median'), align: 'end' },
      ...numbers.map((name) => ({ label: translate(`leadTime.stages.column.${name}`), align: 'end' as const })),
    ],
    rows: rows.map((stage) => [
      translate(`metrics.stage.${stage.stage}`),
      duration(stage.medianSeconds),
      duration(stage.meanSeconds),
      stage.change === null ? '' : formatChange(stage.change, language),
      duration(stage.minSeconds),
      duration(stage.maxSeconds),
      duration(stage.sumSeconds),
      duration(stage.lastSeconds),
      formatShare(stage.share, language),
      formatNumber(stage.n, language),
    ]),
    remarks: remarks({ report, language, translate }),
  };
}

function remarks({ report, translate }: StageTableInput): string[] {
  const { stages, previous } = report.metrics.changeLeadTime;
  const { most, grew } = waitingStages(stageRows(stages, previous?.stages ?? []));
  const stageName = (stage: (typeof stages)[number]['stage']) => translate(`metrics.stage.${stage}`);
  const partial = stages.reduce((sum, stage) => Math.max(sum, stage.partial), 0);
  return [
    ...(most === null
      ? []
      : [
          translate('leadTime.bottleneck.most', {
            stage: stageName(most.stage),
            share: most.share,
            mean: most.meanSeconds ?? 0,
          }),
        ]),
    ...(grew === null
      ? []
      : [
          translate('leadTime.bottleneck.grew', {
            stage: stageName(grew.stage),
            from: grew.previous?.meanSeconds ?? 0,
            to: grew.meanSeconds ?? 0,
          }),
        ]),
    ...(partial === 0 ? [] : [translate('report.stages-partial', { count: partial })]),
  ];
}
