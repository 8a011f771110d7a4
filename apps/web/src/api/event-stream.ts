export type StreamState = "connecting" | "open" | "reconnecting";

/** The used part of EventSource; tests pass their own. */
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
 * Listens to server-sent events and stays connected. EventSource reconnects after a lost connection, but gives up on an HTTP
 * error, such as a proxy's 502 while the server restarts; this reopens it with back-off. Events may repeat afterwards.
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

/** The data of an `end` event isn't JSON. */
function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;

/** Exponential back-off with jitter. `attempt` counts from 1; `random` is in [0, 1). */
export function reconnectDelayMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(full * (1 - random / 2));
}
