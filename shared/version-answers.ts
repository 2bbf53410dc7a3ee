/**
 * What the engine answers of versions: which ran when, what was measured of each, what one has that another has not, and
 * which is to blame. Instants epoch milliseconds UTC, durations seconds (latencies milliseconds), rates 0–1, absent = null.
 */
import type { CommitRow, IncidentRow } from './answers.ts';
import type { Instant } from './model.ts';
import type { Confidence, StageName } from './report.ts';

/** In the order of latencies on screens. */
export const LATENCIES = ['p50', 'p75', 'p90', 'p95', 'p99', 'max', 'mean'] as const;
export type LatencyName = (typeof LATENCIES)[number];

/** What was measured of one version in the environments that count, over all its life. */
export interface MeasuredVersion {
  /** series: summed over the intervals of its time series; table: as an export says it of its whole life. */
  readonly source: 'series' | 'table';
  /** Intervals of the series; 0 of a table. */
  readonly points: number;
  readonly requests: number | null;
  /** While it ran. */
  readonly requestsPerSecond: number | null;
  readonly errors: number | null;
  readonly errorRate: number | null;
  /** Of the error rate, where requests are known. */
  readonly errorInterval: Confidence | null;
  /** Different sorts of errors: of its error groups, else as the export says. */
  readonly errorTypes: number | null;
  readonly latencies: Readonly<Record<LatencyName, LatencyFigure | null>>;
  /** field (shared/import/fields.ts) -> the text as the export has it ("< 0.1 %"), where the number says less. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface LatencyFigure {
  readonly milliseconds: number;
  /** 95 %, where the data allow one: buckets with counts. */
  readonly interval: Confidence | null;
  /**
   * buckets: from histogram buckets; said: as a table says of its life; intervals: percentiles of intervals can't be
   * joined, so the median of them, weighted by requests, stands for it.
   */
  readonly from: 'buckets' | 'said' | 'intervals';
}

/** A version of a service: what its deployments, measurements, tags and SHAs call the same thing. */
export interface VersionRow {
  /** Version text, else short SHA: what it is asked for by. */
  readonly version: string;
  readonly sha: string | null;
  readonly tag: string | null;
  /** Other names that sources call it. */
  readonly aliases: readonly string[];
  /** The earlier of its first deployment and its first measurement; null = no source says. */
  readonly firstSeenAt: Instant | null;
  /** The latest of its last traffic, of what an export says, and of its deployments and when another replaced them; of one
   * that runs and isn't measured, the end of the data. */
  readonly lastSeenAt: Instant | null;
  /** It runs: the newest counted deployment carries it (unless others served the last requests, after it), or an export says
   * ACTIVE, or it had traffic in the last interval. */
  readonly active: boolean;
  readonly firstDeployedAt: Instant | null;
  readonly lastDeployedAt: Instant | null;
  readonly deployments: number;
  readonly commits: number;
  readonly authors: number;
  /** Most commits first; a group is what the user calls one, else the domain of an address. */
  readonly authorGroups: readonly { readonly name: string; readonly commits: number }[];
  readonly medianLeadSeconds: number | null;
  readonly incidents: number;
  /** Its deployment counts as failed (change failure rate). */
  readonly failed: boolean;
  readonly measured: MeasuredVersion | null;
  /** null = there is no version before it. */
  readonly verdict: VersionVerdict | null;
}

export type VersionVerdictKind = 'faulty' | 'suspect' | 'fine' | 'not-enough';

export interface VersionVerdict {
  readonly kind: VersionVerdictKind;
  /** The version that it is judged against: the one before it, or that ran beside it. */
  readonly against: string;
  /** Sum of the weights: natural logarithm of how many times likelier the data are if it is faulty, within bounds. */
  readonly score: number;
  /** Strongest first, of either sign. */
  readonly evidence: readonly VersionEvidence[];
  /** When it began: its first interval in which the evidence shows, else when it was first seen; null unless faulty or suspect. */
  readonly since: Instant | null;
  readonly affects: VersionEffect;
  readonly nextStep: VersionStep;
}

/** `weight`: above 0 speaks against the version, below 0 for it; see `score`. */
export type VersionEvidence = { readonly weight: number } & (
  | {
      readonly code: 'error-rate';
      readonly from: number;
      readonly to: number;
      readonly fromRequests: number;
      readonly toRequests: number;
      readonly pValue: number;
      /** Of to − from. */
      readonly interval: Confidence;
      /** Requests of either aren't told, but reckoned from requests per second and how long it was seen. */
      readonly isReckoned?: true;
    }
  | { readonly code: 'new-errors'; readonly types: readonly string[]; readonly count: number }
  | {
      readonly code: 'latency';
      readonly percentile: LatencyName;
      readonly from: number;
      readonly to: number;
      readonly interval: Confidence | null;
    }
  | { readonly code: 'incidents'; readonly count: number; readonly severity: string | null }
  /** An earlier version followed it. */
  | { readonly code: 'rolled-back'; readonly to: string; readonly at: Instant }
  | { readonly code: 'hotfix'; readonly by: string; readonly at: Instant }
  /** By what commits say or the user's own word: its change was reverted, or its deployment failed. */
  | { readonly code: 'reverted'; readonly by: string; readonly at: Instant }
  | { readonly code: 'said-failed' }
);

export interface VersionEffect {
  /** Other services whose error rate rose while it ran, most first; they are looked at for a comparison alone, else []. */
  readonly services: readonly { readonly service: string; readonly from: number; readonly to: number }[];
  /** Of the service's requests while it ran beside others; null = it isn't known. */
  readonly trafficShare: number | null;
  readonly requests: number | null;
  /** Errors above what the version before would have had; never below 0. */
  readonly extraErrors: number | null;
}

export type VersionStep =
  /** `to` is the newest version before it that is fine; without one, the newest that nothing speaks against. */
  | {
      readonly code: 'roll-back';
      readonly to: string;
      readonly isKnownGood: boolean;
      readonly ranSeconds: number | null;
      readonly errorRate: number | null;
    }
  /** It was replaced already. */
  | { readonly code: 'replaced'; readonly by: string; readonly at: Instant | null }
  /** Faulty, and no version before it is known to be good. */
  | { readonly code: 'fix-forward' }
  | { readonly code: 'watch' }
  /** About so many requests more would show a doubling of the error rate; null = nobody knows how many it has. */
  | { readonly code: 'wait'; readonly requests: number | null }
  | { readonly code: 'keep' };

export interface VersionsAnswer {
  readonly service: string;
  /** The newest first. */
  readonly rows: readonly VersionRow[];
  /** Other names that the user said of its versions: those can be taken back. */
  readonly saidNames: readonly string[];
  /** What is compared unless the user chooses: the version before, and the one that runs; null with fewer than two. */
  readonly pair: { readonly base: string; readonly head: string } | null;
  readonly timeline: VersionTimeline;
  /** New versions by week (the workspace's week start), empty weeks included. */
  readonly perWeek: readonly {
    readonly start: Instant;
    readonly day: string;
    readonly versions: number;
    readonly faulty: number;
  }[];
  /** How old what ran was, at each day of the period; null = nothing is known to have run. */
  readonly ages: readonly { readonly start: Instant; readonly day: string; readonly seconds: number | null }[];
}

export interface VersionTimeline {
  readonly from: Instant;
  readonly to: Instant;
  /** Versions that ran in it, oldest first seen first; at most 30, the newest kept. */
  readonly lanes: readonly VersionLane[];
  /** Of that many versions in all. */
  readonly laneCount: number;
  /** Traffic by version in buckets of `bucketSeconds`; [] where there are no series. `requests` is in the order of lanes. */
  readonly bucketSeconds: number;
  readonly traffic: readonly {
    readonly at: Instant;
    readonly requests: readonly number[];
    readonly others: number;
    readonly errorRate: number | null;
  }[];
  readonly incidents: readonly {
    readonly id: number;
    readonly title: string | null;
    readonly severity: string | null;
    readonly from: Instant;
    readonly to: Instant | null;
  }[];
}
export interface VersionLane {
  readonly version: string;
  readonly verdict: VersionVerdictKind | null;
  readonly active: boolean;
  /** Half-open, inside the timeline; where series say it by traffic, else by deployments, else from first to last seen. */
  readonly runs: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly basis: 'traffic' | 'deployments' | 'seen';
}

/** A row a service, those in trouble first. */
export interface ServiceVersionsAnswer {
  readonly services: readonly ServiceVersions[];
  /** New versions by week, of all services. */
  readonly perWeek: VersionsAnswer['perWeek'];
}
export interface ServiceVersions {
  readonly service: string;
  readonly team: string | null;
  /** Seen in the period. */
  readonly versions: number;
  readonly faulty: number;
  /** The newest that runs, else the newest; null = none is known. */
  readonly current: VersionSummary | null;
  /** Versions that run beside it. */
  readonly alsoActive: readonly string[];
  /** The newest faulty version seen in the period, where it isn't the current one. */
  readonly lastFaulty: VersionSummary | null;
}
export interface VersionSummary {
  readonly version: string;
  readonly active: boolean;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  readonly errorRate: number | null;
  readonly requests: number | null;
  readonly p95: number | null;
  readonly verdict: VersionVerdict | null;
}

export interface VersionComparison {
  readonly service: string;
  readonly base: VersionRow;
  readonly head: VersionRow;
  readonly rates: RateComparison;
  /** One a percentile that either has, in the order of LATENCIES. */
  readonly latencies: readonly LatencyComparison[];
  /** Changes for the worse first; [] where neither has error groups (`errorTypesKnown` false). */
  readonly errorTypes: readonly ErrorTypeChange[];
  readonly errorTypesKnown: boolean;
  /** Where exports tell by endpoint; the most requested first. */
  readonly endpoints: readonly EndpointComparison[];
  /** Commits in head that base has not, newest first (A..B), at most 500; `commitCount` counts all. */
  readonly commits: readonly CommitRow[];
  readonly commitCount: number;
  /** Commits in base that head has not: more than 0 when head went back. */
  readonly removedCount: number;
  readonly authors: readonly { readonly name: string; readonly commits: number }[];
  readonly repositories: readonly string[];
  /** From head's oldest new commit to its deployment. */
  readonly spanSeconds: number | null;
  /** Why commits can't be listed (no repository, SHA unknown), else null. */
  readonly commitsReason: 'no-repository' | 'sha-unknown' | null;
  /** Pull requests that brought those commits, newest merged first. */
  readonly pulls: readonly ComparedPull[];
  /** Mean seconds of each stage, of the changes that each version's deployments brought. */
  readonly stages: readonly { readonly stage: StageName; readonly base: number | null; readonly head: number | null }[];
  readonly incidentsAfterBase: readonly IncidentRow[];
  readonly incidentsAfterHead: readonly IncidentRow[];
  /** Head judged against base. */
  readonly verdict: VersionVerdict | null;
  /** Where both ran at once. */
  readonly canary: CanaryReading | null;
  /** Deployments of head, by the key that corrections know them by: what "counts as failed" is said of. */
  readonly headDeployments: readonly { readonly id: number; readonly key: string; readonly failed: boolean }[];
}

export interface ComparedPull {
  readonly externalId: string;
  readonly repository: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly mergedAt: Instant | null;
}

/** Why a difference can't be told. */
export type NoComparison =
  | 'not-measured'
  | 'no-counts' // a rate without requests: no interval, no test
  | 'bound-only' // the larger rate is known as a bound alone ("< 0.1 %"): it may as well be the smaller one
  | 'too-few' // fewer than what would show a large change
  | 'percentiles-only'; // percentiles of intervals or lives: differences are shown, intervals can't be

export interface RateComparison {
  readonly base: RateSide | null;
  readonly head: RateSide | null;
  /** head − base, and its 95 % interval. */
  readonly difference: number | null;
  readonly interval: Confidence | null;
  /** head ÷ base; null where base is 0. */
  readonly ratio: number | null;
  /** Two-sided. */
  readonly pValue: number | null;
  /** How much more the rate varies between intervals than chance alone lets it (1 = not at all); p-value and interval take it into account. */
  readonly dispersion: number | null;
  readonly verdict: 'better' | 'worse' | 'undecided' | null;
  readonly reason: NoComparison | null;
}
export interface RateSide {
  readonly requests: number | null;
  readonly errors: number | null;
  readonly rate: number;
  readonly interval: Confidence | null;
}

export interface LatencyComparison {
  readonly name: LatencyName;
  readonly base: LatencyFigure | null;
  readonly head: LatencyFigure | null;
  /** head − base, milliseconds. */
  readonly difference: number | null;
  readonly interval: Confidence | null;
  readonly verdict: 'better' | 'worse' | 'undecided' | null;
  readonly reason: NoComparison | null;
}

export interface ErrorTypeChange {
  /** "TypeError", or what the group is called where it has no type. */
  readonly type: string;
  readonly title: string | null;
  readonly change: 'new' | 'grown' | 'same' | 'shrunk' | 'gone';
  readonly base: number | null;
  readonly head: number | null;
  /** Per request, where requests are known. */
  readonly baseRate: number | null;
  readonly headRate: number | null;
}

export interface EndpointComparison {
  readonly endpoint: string;
  readonly rates: RateComparison;
  readonly p95: LatencyComparison | null;
}

/**
 * Two versions at once, read as a sequential test: looked at after every interval, it is wrong in at most 5 % of cases
 * however often one looks.
 */
export interface CanaryReading {
  readonly from: Instant;
  readonly to: Instant;
  /** Of the requests while both ran. */
  readonly headShare: number;
  /** After each interval: what was counted so far, and the evidence (e-value; 20 = known at 5 %). At most 500 points. */
  readonly points: readonly CanaryPoint[];
  /** The evidence that is asked for: 20. */
  readonly threshold: number;
  /** The end of the first interval after which it was known that head fails more often; null = never. */
  readonly knownAt: Instant | null;
  /** Head's requests until then, and seconds from its first. */
  readonly requestsUntilKnown: number | null;
  readonly secondsUntilKnown: number | null;
  /** What stopping head there would have saved, until it stopped (or the series ends). */
  readonly saved: { readonly requests: number; readonly errors: number; readonly seconds: number } | null;
}
export interface CanaryPoint {
  /** The end of the interval. */
  readonly at: Instant;
  readonly baseRequests: number;
  readonly baseErrors: number;
  readonly headRequests: number;
  readonly headErrors: number;
  readonly evidence: number;
}

/** Files in which two versions differ, as `git diff --stat base head`, moved files as one. */
export type VersionFilesAnswer =
  | {
      readonly kind: 'files';
      readonly repository: string;
      readonly baseSha: string;
      readonly headSha: string;
      /** Patterns of what the service owns of the repository: files that none matches are not counted; [] = all are. */
      readonly paths: readonly string[];
      readonly fileCount: number;
      readonly additions: number;
      readonly deletions: number;
      /** Without lines, so without additions and deletions; so are the next two. */
      readonly binaryFiles: number;
      /** Longer than what is read. */
      readonly largeFiles: number;
      /** Their content is missing (a partial clone) or damaged. */
      readonly unreadableFiles: number;
      /** Most changed lines first, at most 200. */
      readonly files: readonly FileChange[];
      /** Folders of the first two levels ('' = the root), each file in one of them; most changed lines first, at most 50. */
      readonly folders: readonly {
        readonly folder: string;
        readonly files: number;
        readonly additions: number;
        readonly deletions: number;
      }[];
    }
  | {
      readonly kind: 'unknown';
      /**
       * several: the two are of different repositories; cloned: history alone was cloned; gone: its folder isn't there;
       * unreadable: it is refused, a folder of it is missing or damaged, or there is no end of files.
       */
      readonly reason: 'no-repository' | 'sha-unknown' | 'several' | 'cloned' | 'gone' | 'unreadable';
    };

export interface FileChange {
  readonly path: string;
  /** Of a file that was moved: where it was. */
  readonly from: string | null;
  readonly change: 'added' | 'deleted' | 'modified' | 'renamed';
  /** Lines; null where they aren't counted. */
  readonly additions: number | null;
  readonly deletions: number | null;
  /** Why they aren't. */
  readonly uncounted: 'binary' | 'large' | 'unreadable' | null;
}
