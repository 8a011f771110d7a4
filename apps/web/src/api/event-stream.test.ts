import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openEventStream, type EventSourceLike, type StreamState, reconnectDelayMs } from "./event-stream.ts";

const CONNECTING = 0;
const CLOSED = 2;

class FakeSource implements EventSourceLike {
  readyState = CONNECTING;
  closed = false;
  readonly #listeners = new Map<string, ((event: { data?: unknown }) => void)[]>();

  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }
  emit(type: string, data?: unknown): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ data });
  }
  fail(readyState: number): void {
    this.readyState = readyState;
    this.emit("error");
  }
  close(): void {
    this.closed = true;
  }
}

function setUp(): {
  sources: FakeSource[];
  states: StreamState[];
  seen: unknown[];
  stream: { close: () => void };
} {
  const sources: FakeSource[] = [];
  const states: StreamState[] = [];
  const seen: unknown[] = [];
  const stream = openEventStream({
    url: "/events",
    on: { progress: (data: unknown) => seen.push(data) },
    onState: (state) => states.push(state),
    random: () => 0,
    open: () => {
      const source = new FakeSource();
      sources.push(source);
      return source;
    },
  });
  return { sources, states, seen, stream };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("openEventStream: parses JSON; other data is null", () => {
  const { sources, seen } = setUp();
  sources[0]?.emit("progress", '{"done":3}');
  sources[0]?.emit("progress", "bye");
  expect(seen).toEqual([{ done: 3 }, null]);
});

test("openEventStream: leaves a lost connection to the browser", () => {
  const { sources, states } = setUp();
  sources[0]?.emit("open");
  sources[0]?.fail(CONNECTING);
  vi.advanceTimersByTime(60_000);
  expect(sources).toHaveLength(1);
  sources[0]?.emit("open");
  expect(states).toEqual(["connecting", "open", "reconnecting", "open"]);
});

test("openEventStream: reopens with back-off after an HTTP error", () => {
  const { sources } = setUp();
  sources[0]?.fail(CLOSED);
  expect(sources[0]?.closed).toBe(true);
  vi.advanceTimersByTime(999);
  expect(sources).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(sources).toHaveLength(2);
  sources[1]?.fail(CLOSED);
  vi.advanceTimersByTime(1999);
  expect(sources).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(sources).toHaveLength(3);
});

test("openEventStream: a connection resets the back-off", () => {
  const { sources } = setUp();
  sources[0]?.fail(CLOSED);
  vi.advanceTimersByTime(1000);
  sources[1]?.emit("open");
  sources[1]?.fail(CLOSED);
  vi.advanceTimersByTime(1000);
  expect(sources).toHaveLength(3);
});

test("openEventStream: delivers and opens nothing once closed", () => {
  const { sources, seen, stream } = setUp();
  sources[0]?.fail(CLOSED);
  stream.close();
  vi.advanceTimersByTime(60_000);
  sources[0]?.emit("progress", '{"done":1}');
  expect(sources).toHaveLength(1);
  expect(seen).toEqual([]);
});

test("reconnectDelayMs: doubles up to half a minute", () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((attempt) => reconnectDelayMs(attempt, 0))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
});

test("reconnectDelayMs: between half a second and half a minute", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, random) => {
        const delayMs = reconnectDelayMs(attempt, random);
        expect(delayMs).toBeGreaterThanOrEqual(500);
        expect(delayMs).toBeLessThanOrEqual(30_000);
      },
    ),
  );
});
