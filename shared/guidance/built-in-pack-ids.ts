/** Ids that packs of the user can't have: those of built-in-packs.ts, apart from their questions, which main has no use for. */
export const BUILT_IN_PACK_IDS: readonly string[] = [
  'five-metrics',
  'getting-changes-through',
  'improving-delivery',
  'levels-and-reports',
  'reading-charts',
  'running-in-production',
  'tools-for-delivery',
  'work-it-out',
];

/** The pack that is made from the figures of the open workspace (quiz-sums.ts); it is in no file. */
export const OWN_NUMBERS_PACK = 'own-numbers';
