import { testServices } from "./testing/test-services.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";
import { steerKey } from "@rollcall/core";

/** Without an actor. */
const NOT_AUDITED = { actor: null, action: "pacing.resumed", subject: "google" } as const;

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase(), {}, [], {}, ["main", "second"]);
  await ingest.database.pool.query(
    "INSERT INTO pacing_keys (key, egress) VALUES ('google', 'main'), ('google', 'second'), ('mx.acme.com', 'main')",
  );
});
afterAll(() => ingest.stop());

const steer = (key: string, what: string, body?: object) =>
  ingest.json(`/pacing-keys/${key}/${what}`, {
    method: "POST",
    ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });

/** The egresses on which google is suspended. */
async function suspended(): Promise<string[]> {
  const { body } = await ingest.json("/pacing-keys?q=google");
  return body.keys
    .filter((key: { suspended_until: string | null }) => key.suspended_until !== null)
    .map((key: { egress: string }) => key.egress)
    .sort();
}

test("suspend and resume: on all egresses, or on the given one", async () => {
  expect((await steer("google", "suspend", { minutes: 60 })).status).toBe(200);
  expect(await suspended()).toEqual(["main", "second"]);
  expect((await steer("google", "resume", { egress: "second" })).body).toMatchObject({
    egress: "second",
    suspended_until: null,
  });
  expect(await suspended()).toEqual(["main"]);
  expect((await steer("google", "resume")).status).toBe(200);
  expect(await suspended()).toEqual([]);
  expect((await steer("google", "suspend", { minutes: 5, egress: "second" })).body.egress).toBe("second");
  expect(await suspended()).toEqual(["second"]);
  const { body } = await ingest.json("/audit?limit=1");
  expect(body.entries).toMatchObject([
    { action: "pacing.suspended", subject: "google", detail: { minutes: 5, egress: "second" } },
  ]);
});

test("suspend: an unknown egress is rejected with the existing ones; a key without state there is not found", async () => {
  expect(await steer("google", "suspend", { minutes: 5, egress: "third" })).toMatchObject({
    status: 422,
    body: { code: "unknown_egress", hint: "Egresses: main, second." },
  });
  expect((await steer("mx.acme.com", "suspend", { minutes: 5, egress: "second" })).status).toBe(404);
});

test("GET pacing-keys: a provider is named on each egress, even if only another one's lookup stored it", async () => {
  await ingest.database.pool.query(
    "INSERT INTO pacing_keys (key, egress, provider) VALUES ('mimecast', 'main', NULL), ('mimecast', 'second', 'mimecast')",
  );
  const { body } = await ingest.json("/pacing-keys?q=mimecast");
  expect(
    body.keys.map((key: { egress: string; provider: string | null }) => [key.egress, key.provider]).sort(),
  ).toEqual([
    ["main", "mimecast"],
    ["second", "mimecast"],
  ]);
});

test("steerKey: of the given egresses, those with a pace are suspended", async () => {
  const steering = { key: "google", untilMs: Date.now() + 60_000, audit: NOT_AUDITED };
  const ports = testServices(ingest.database);
  expect(await steerKey(ports, { ...steering, egresses: ["main", "third"] })).toMatchObject({ egress: "main" });
  expect(await steerKey(ports, { ...steering, egresses: ["third"] })).toBeNull();
});
