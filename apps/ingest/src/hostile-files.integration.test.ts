import { afterAll, beforeAll, expect, test } from "vitest";
import { openReaders } from "@rollcall/core";
import { HOSTILE_FILES } from "@rollcall/tabular/testing/hostile-files";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { answersDuring } from "./testing/answers-during.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
let stuck: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
  const module = new URL("testing/stuck-thread.ts", import.meta.url);
  const readers = openReaders(2, { module, patience: { silentTicks: 10, idleTicks: 100 }, tickMs: 500 });
  stuck = await startIngest(ingest.databaseUrl, {}, [], { readers });
});
afterAll(async () => {
  await stuck.stop();
  await ingest.stop();
});

test.each(HOSTILE_FILES)(
  "POST /v1/lists and its preview: other requests are answered during %s",
  async (_, bytesOf) => {
    const bytes = Uint8Array.from(await bytesOf());
    const preview = { method: "POST", body: bytes, headers: { "content-type": "application/octet-stream" } };
    const [list, look] = await answersDuring(
      ingest.url,
      Promise.all([ingest.upload(bytes, "column=1"), ingest.json("/lists/preview", preview)]),
    );
    for (const { status } of [list, look]) expect([200, 201, 422]).toContain(status);
  },
);

test.each([
  ["closing brackets", `x@a.b${"]".repeat(4_900_000)}`],
  ["opening brackets", `${"[{".repeat(2_400_000)}x@a.b`],
  ["at signs", `x@a.b ${"@".repeat(4_900_000)}`],
  ["lost endings", `a@gmail${",com".repeat(1_200_000)}`],
])("POST /v1/lists/paste: other requests are answered during megabytes of %s", async (_, text) => {
  const paste = { method: "POST", body: JSON.stringify({ text }), headers: { "content-type": "application/json" } };
  const { status } = await answersDuring(ingest.url, ingest.json("/lists/paste", paste));
  expect([201, 422]).toContain(status);
});

test.each([
  ["/lists/preview", "takes_too_long", "This file takes too long to read: "],
  ["/lists", "needs_too_much_memory", "This file needs too much memory to read: "],
])(
  "POST /v1%s: a file that holds up its thread is a 422, %s, and others are answered meanwhile",
  async (path, code, words) => {
    const file = { method: "POST", body: "email\na@acme.com\n", headers: { "content-type": "text/csv" } };
    const { status, body } = await answersDuring(stuck.url, stuck.json(path, file));
    expect([status, body.code]).toEqual([422, code]);
    expect(body.detail).toContain(words);
  },
);

test("POST /v1/lists/preview: a client that goes away frees its place and its thread", async () => {
  const body = "email\na@acme.com\n";
  const gone = Array.from({ length: 6 }, async () => {
    const signal = AbortSignal.timeout(100);
    await expect(stuck.fetch("/v1/lists/preview", { method: "POST", body, signal })).rejects.toThrow("timeout");
  });
  await Promise.all(gone);
  const { body: problem } = await stuck.json("/lists/preview", { method: "POST", body });
  expect(problem.code).toBe("takes_too_long");
});
