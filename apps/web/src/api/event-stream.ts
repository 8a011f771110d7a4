/** How the line to the server is. `reconnecting` is worth a word on the page; nothing is lost meanwhile. */
export type StreamState = "connecting" | "open" | "reconnecting";

/** The part of the browser's EventSource that is used; passed in so that tests can replace it. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}

interface EventStreamOptions {
  readonly url: string;
  /** By event name; data is parsed JSON. */
  readonly on: Readonly<Record<string, (data: never) => void>>;
  readonly onState?: (state: StreamState) => void;
  readonly open?: (url: string) => EventSourceLike;
  readonly random?: () => number;
}

const CLOSED = 2;

/**
 * Listens to server-sent events and stays connected. EventSource itself comes back after a cut line, but gives up for good
 * on an HTTP error (a proxy's 502 while the server restarts); this opens it again, ever less often, until closed.
 * Events may be repeated after a reconnection: consumers go by sequence numbers or take the latest state as the truth.
 */
export function openEventStream(options: EventStreamOptions): { close: () => void } {
  const { url, on, onState, random = Math.random, open = (at) => new EventSource(at) } = options;
  let source: EventSourceLike | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let failures = 0;
  let closed = false;

  const connect = (): void => {
    timer = null;
    const opened = open(url);
    source = opened;
    opened.addEventListener("open", () => {
      if (closed || source !== opened) return;
      failures = 0;
      onState?.("open");
    });
    opened.addEventListener("error", () => {
      if (closed || source !== opened) return;
      onState?.("reconnecting");
      if (opened.readyState !== CLOSED) return;
      opened.close();
      failures += 1;
      timer = setTimeout(connect, reconnectDelayMs(failures, random()));
    });
    for (const [name, handle] of Object.entries(on)) {
      opened.addEventListener(name, (event) => {
        if (closed || source !== opened || typeof event.data !== "string") return;
        handle(parse(event.data) as never);
      });
    }
  };

  onState?.("connecting");
  connect();
  return {
    close: () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      source?.close();
    },
  };
}

/** An `end` event may carry no JSON at all. */
function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;

/**
 * How long to wait before the n-th attempt (1, 2 …) to open a stream again: twice as long each time up to half a minute,
 * less up to half of it by chance, so that many pages don't come back to a restarted server at the same moment.
 * `random` is in [0, 1).
 */
export function reconnectDelayMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(full * (1 - random / 2));
}
