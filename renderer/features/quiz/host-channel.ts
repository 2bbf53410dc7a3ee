/**
 * What the host's window tells the speaker's: the question with its answer and note, which the audience must not see.
 * The host's page publishes and never listens to anything but "who is there?"; whoever opens later asks for the state.
 */
import type { Localised } from '../../../shared/guidance/localised.ts';
import type { QuizQuestion } from '../../../shared/guidance/quiz.ts';
import type { HostPhase, HostTimer } from './host-game.ts';
import { isRecord } from './session-kept.ts';

export interface HostNews {
  readonly title: Localised;
  /** From 0. */
  readonly step: number;
  readonly total: number;
  readonly phase: HostPhase;
  readonly blank: boolean;
  readonly timer: HostTimer;
  /** With `correct`, `explanation` and `hostNote`; null on the prize screen. */
  readonly question: QuizQuestion | null;
  /** What comes after it; null = nothing. */
  readonly next: QuizQuestion | null;
  readonly teams: readonly { readonly name: string; readonly points: number; readonly rank: number }[];
}

const NAME = 'doradeck-quiz-host';
type Message = { readonly kind: 'news'; readonly news: HostNews | null } | { readonly kind: 'who' };

export interface HostPublisher {
  /** null = no quiz is being hosted. */
  readonly publish: (news: HostNews | null) => void;
  readonly close: () => void;
}

export function openHostPublisher(): HostPublisher {
  const channel = new BroadcastChannel(NAME);
  let latest: HostNews | null = null;
  const send = (message: Message): void => channel.postMessage(message);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isRecord(data) && data.kind === 'who') send({ kind: 'news', news: latest });
  };
  return {
    publish: (news) => {
      latest = news;
      send({ kind: 'news', news });
    },
    close: () => {
      send({ kind: 'news', news: null });
      channel.close();
    },
  };
}

/** Calls back with the state as it is, if a quiz is hosted, and with each that follows. Returns what ends it. */
export function followHost(listener: (news: HostNews | null) => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    // Pages of this application alone can send here, and they send what is typed above.
    if (isRecord(data) && data.kind === 'news') listener((data as Extract<Message, { kind: 'news' }>).news);
  };
  channel.postMessage({ kind: 'who' } satisfies Message);
  return () => channel.close();
}
