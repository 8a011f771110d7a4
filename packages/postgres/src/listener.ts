import pg from "pg";

/** Pause before a lost connection is made again. */
const RETRY_MS = 1_000;

/** How often a watcher should look by itself while nothing can be heard. */
const DEAF_MS = 150;

/** What a watcher has heard of its topics. */
export interface Watcher {
  /**
   * Resolves as soon as one of the topics has been notified since the last call, or after `limitMs` (sooner while there is no
   * connection, so that a caller which then looks misses nothing for long), or when `signal` aborts.
   */
  next(limitMs: number, signal?: AbortSignal): Promise<void>;
  /** Must be called at the end. */
  stop(): void;
}

/** Hears notifications of transactions (LISTEN), on a connection of its own that is opened for the first watcher. */
export interface Listener {
  /** Watches topics: payloads on the channel. */
  watch(topics: readonly string[]): Watcher;
  close(): Promise<void>;
}

/** A listener on a channel of the database at `url`. The channel's name is ours, never a user's. */
export function createListener(url: string, channel: string): Listener {
  const wakersOf = new Map<string, Set<() => void>>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isHearing = false;
  let isClosed = false;

  const wake = (topic: string): void => wakersOf.get(topic)?.forEach((waker) => waker());
  const wakeAll = (): void => wakersOf.forEach((wakers) => wakers.forEach((waker) => waker()));
  const connect = (): void => {
    if (client !== null || isClosed) return;
    const own = new pg.Client({ connectionString: url, keepAlive: true });
    client = own;
    const lose = (): void => {
      if (client !== own) return;
      client = null;
      isHearing = false;
      own.end().catch(() => {});
      // Watchers should look, and then look often.
      wakeAll();
      if (!isClosed && wakersOf.size > 0) timer = setTimeout(connect, RETRY_MS).unref();
    };
    own.on("error", lose).on("end", lose);
    own.on("notification", ({ payload }) => wake(payload ?? ""));
    void (async () => {
      await own.connect();
      await own.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      isHearing = client === own;
      // Something may have been notified before.
      wakeAll();
    })().catch(lose);
  };

  return {
    watch(topics) {
      const heard = new Heard();
      for (const topic of topics) wakersOf.set(topic, (wakersOf.get(topic) ?? new Set()).add(heard.tell));
      connect();
      return {
        next: (limitMs, signal) => heard.next(isHearing ? limitMs : Math.min(limitMs, DEAF_MS), signal),
        stop() {
          for (const topic of topics) {
            const wakers = wakersOf.get(topic);
            wakers?.delete(heard.tell);
            if (wakers?.size === 0) wakersOf.delete(topic);
          }
        },
      };
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      const own = client;
      client = null;
      isHearing = false;
      wakeAll();
      await own?.end().catch(() => {});
    },
  };
}

/** Remembers that something was told until it is waited for. */
class Heard {
  #isTold = false;
  #resolve: (() => void) | null = null;

  readonly tell = (): void => {
    this.#isTold = true;
    this.#resolve?.();
  };

  async next(limitMs: number, signal?: AbortSignal): Promise<void> {
    if (!this.#isTold && signal?.aborted !== true) {
      await new Promise<void>((resolve) => {
        const over = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", over);
          this.#resolve = null;
          resolve();
        };
        const timer = setTimeout(over, limitMs);
        this.#resolve = over;
        signal?.addEventListener("abort", over, { once: true });
      });
    }
    this.#isTold = false;
  }
}
