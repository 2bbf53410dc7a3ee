/** What the audience's window and the presenter's tell each other. The audience's is where things happen; the other asks. */
import type { View } from '../../../../shared/view.ts';
import type { Deck } from '../deck.ts';
import type { StageWish } from './stage-keys.ts';
import type { StageState } from './stage-state.ts';

export interface StageNews {
  readonly deck: Deck;
  readonly view: View;
  readonly state: StageState;
}

type Message =
  | { readonly kind: 'news'; readonly news: StageNews | null }
  | { readonly kind: 'wish'; readonly wish: StageWish }
  | { readonly kind: 'who' };

/** Pages of this application alone can send here. */
const NAME = 'doradeck-stage';

export interface StagePublisher {
  publish(news: StageNews): void;
  close(): void;
}

/** For the audience's window: hears wishes, and tells whoever opens later how things stand. */
export function openStagePublisher(onWish: (wish: StageWish) => void): StagePublisher {
  const channel = new BroadcastChannel(NAME);
  let latest: StageNews | null = null;
  const send = (message: Message) => channel.postMessage(message);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'who') send({ kind: 'news', news: latest });
    if (data.kind === 'wish') onWish(data.wish);
  };
  return {
    publish(news) {
      latest = news;
      send({ kind: 'news', news });
    },
    close() {
      send({ kind: 'news', news: null });
      channel.close();
    },
  };
}

export interface StageFollower {
  wish(wish: StageWish): void;
  close(): void;
}

/** For the presenter's window. null = nothing is presented. */
export function followStage(onNews: (news: StageNews | null) => void): StageFollower {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'news') onNews(data.news);
  };
  channel.postMessage({ kind: 'who' } satisfies Message);
  return {
    wish: (wish) => channel.postMessage({ kind: 'wish', wish } satisfies Message),
    close: () => channel.close(),
  };
}
