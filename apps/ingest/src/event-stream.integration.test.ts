import { get, type IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answerList } from "./testing/answer-list.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";
import { addSteps } from "@rollcall/core";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

interface ServerSentEvent {
  readonly id: string | undefined;
  readonly event: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says what it expects of each field
  readonly data: any;
}

/** An event client according to HTML §9.2.6, which reads until it is cut off or has seen enough. */
async function listen(
  path: string,
  options: { readonly lastEventId?: string; readonly until: (events: readonly ServerSentEvent[]) => boolean },
): Promise<{ status: number; events: ServerSentEvent[]; text: string }> {
  const { lastEventId } = options;
  const headers = { cookie: ingest.cookie, ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${ingest.url}/v1${path}`, { headers, agent: false }, resolve).on("error", reject);
  });
  let text = "";
  const events = (): ServerSentEvent[] => text.split("\n\n").slice(0, -1).flatMap(parseEvent);
  for await (const chunk of response.setEncoding("utf8")) {
    text += String(chunk);
    // Leaving the loop destroys the connection at any point.
    if (options.until(events())) break;
  }
  return { status: response.statusCode ?? 0, events: events(), text };
}

function parseEvent(block: string): ServerSentEvent[] {
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  const event = field("event");
  return event === undefined ? [] : [{ id: field("id"), event, data: JSON.parse(field("data") ?? "null") }];
}

async function startCheck(): Promise<number> {
  const body = JSON.stringify({ email: "anna@example.com", timeout_ms: 0, recheck: true });
  const headers = { "content-type": "application/json" };
  return Number((await ingest.json("/verify", { method: "POST", body, headers })).body.id);
}

const step = (detail: string): Parameters<typeof addSteps>[2][number] => ({
  atMs: 1,
  step: "rcpt",
  outcome: "ok",
  host: null,
  detail,
  code: null,
  durationMs: null,
});

const ended = (events: readonly ServerSentEvent[]): boolean =>
  events.some(({ event }) => event === "verdict" || event === "end");

test("GET events: a client that is repeatedly disconnected gets each step exactly once", async () => {
  const id = await startCheck();
  const STEPS = 100;
  const writing = (async () => {
    for (let i = 0; i < STEPS; i += 1) {
      await addSteps(ingest.database, id, [step(`step ${i}`)]);
      await wait(20);
    }
  })();
  const seen: ServerSentEvent[] = [];
  let cuts = 0;
  while (seen.length < STEPS + 1) {
    const last = seen.at(-1)?.id;
    // At most as many as are still to come: nothing else would end the wait.
    const wanted = Math.min(1 + (cuts % 5), STEPS + 1 - seen.length);
    const { events } = await listen(`/verify/${id}/events`, {
      ...(last === undefined ? {} : { lastEventId: last }),
      until: (events) => events.length >= wanted,
    });
    seen.push(...events);
    cuts += 1;
  }
  await writing;
  expect(cuts).toBeGreaterThan(8);
  expect(seen.map(({ data }) => data.detail)).toEqual([
    "anna@example.com",
    ...Array.from({ length: STEPS }, (_, i) => `step ${i}`),
  ]);
});

test("GET events: sends the reconnection delay, and heartbeats while idle", async () => {
  const id = await startCheck();
  const quiet = await startIngest(ingest.databaseUrl, {}, [], { heartbeatMs: 1 });
  const controller = new AbortController();
  const response = await quiet.fetch(`/v1/verify/${id}/events`, { signal: controller.signal });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk as Uint8Array);
    if (text.includes("\n: ")) break;
  }
  expect(text).toMatch(/^retry: \d+\n\n/);
  controller.abort();
  await quiet.stop();
});

test("GET events: a late client gets the end, and only once", async () => {
  const { body: list } = await ingest.upload("email\nbea@example.com\n", "file_name=one.csv");
  await answerList(ingest, list.id, { bea: { status: "deliverable", reason: "accepted" } });
  const { body } = await ingest.json(`/lists/${list.id}`);
  const path = `/runs/${body.run.id}/events`;
  const { events } = await listen(path, { until: ended });
  expect(events.map(({ event, id }) => [event, id])).toEqual([
    ["progress", undefined],
    ["end", "end"],
  ]);
  expect(events[1]?.data).toMatchObject({ state: "completed", done: 1 });
  const again = await listen(path, { lastEventId: "end", until: () => false });
  expect(again).toMatchObject({ status: 204, text: "" });
});

test("GET events: a server that stops ends its streams", async () => {
  const id = await startCheck();
  const stopping = await startIngest(ingest.databaseUrl);
  const response = await stopping.fetch(`/v1/verify/${id}/events`);
  const read = response.text();
  await stopping.stop();
  expect(await read).toContain("event: step");
});

test.each(["x", "-1", "99999999999999999999", "1.5"])(
  "GET events: Last-Event-ID %s begins anew",
  async (lastEventId) => {
    const id = await startCheck();
    const { events } = await listen(`/verify/${id}/events`, { lastEventId, until: (events) => events.length > 0 });
    expect(events[0]?.data.detail).toBe("anna@example.com");
  },
);
