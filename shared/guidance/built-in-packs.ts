/**
 * The packs that come with the application, the deck's own first. They are files of the published form with both
 * languages in every text, which built-in-packs.test.ts holds them to, so that a page can take them as they are.
 */
import fiveMetrics from './packs/five-metrics.json' with { type: 'json' };
import gettingChangesThrough from './packs/getting-changes-through.json' with { type: 'json' };
import improvingDelivery from './packs/improving-delivery.json' with { type: 'json' };
import levelsAndReports from './packs/levels-and-reports.json' with { type: 'json' };
import readingCharts from './packs/reading-charts.json' with { type: 'json' };
import runningInProduction from './packs/running-in-production.json' with { type: 'json' };
import toolsForDelivery from './packs/tools-for-delivery.json' with { type: 'json' };
import workItOut from './packs/work-it-out.json' with { type: 'json' };
import type { QuizPack } from './quiz.ts';

/** What files say beside the pack itself. */
interface PackFile {
  readonly $schema: string;
  readonly format: string;
}

function pack(file: PackFile): QuizPack {
  const { $schema: _, format: __, ...rest } = file;
  return rest as unknown as QuizPack;
}

export const BUILT_IN_PACKS: readonly QuizPack[] = [
  improvingDelivery,
  fiveMetrics,
  workItOut,
  readingCharts,
  gettingChangesThrough,
  runningInProduction,
  levelsAndReports,
  toolsForDelivery,
].map(pack);
