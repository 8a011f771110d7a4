import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createKey } from "@rollcall/core";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

const APP = "https://app.example.com";
let ingest: TestIngest;
let bearer: string;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase(), { corsOrigins: [APP] });
  await ingest.upload("email\nanna@example.com\nno address\n", "file_name=a.csv");
  bearer = `Bearer ${(await createKey(ingest.database, null, { name: "one", scope: "verify" })).secret}`;
});
afterAll(() => ingest.stop());

const JSON_TYPE = { "content-type": "application/json" };
const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body), headers: JSON_TYPE });

describe("fields and parameters", () => {
  test.each([
    ["/lists/1/export?presett=safe", "/presett", "`preset`"],
    ["/lists/1/results?status%5B%5D=deliverable", "/status[]", "`status`"],
    ["/lists/1/results?status=deliverabel", "/status/0", "`deliverable`"],
    ["/contacts?reason=foo", "/reason/0", "description"],
    ["/lists/1?limit=1", "/limit", "takes none"],
  ])("%s is refused, and the nearest name is said", async (path, pointer, says) => {
    const { status, body } = await ingest.json(path);
    expect(status).toBe(400);
    expect(body).toMatchObject({ title: "Bad Request", code: "invalid_request", errors: [{ in: "query", pointer }] });
    expect(body.errors[0].message).toContain(says);
  });

  test("a misspelt filter rechecks no contact", async () => {
    const { status, body } = await ingest.json("/contacts/recheck", post({ filter: { stauts: "unknown" } }));
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ in: "body", pointer: "/filter/stauts" })]);
    expect(await ingest.count("SELECT count(*) FROM runs")).toBe(0);
  });

  test("everything that is wrong is said at once, in query and body", async () => {
    const { body } = await ingest.json("/verify?x=1", post({ email: 3, timeout_ms: "x", recheck: "yes" }));
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/x",
      "/email",
      "/timeout_ms",
      "/recheck",
    ]);
    expect(JSON.stringify(body)).not.toMatch(/invalid input|expected string/i);
  });

  test("a preset and statuses of its own are refused together", async () => {
    const both = await ingest.json("/lists/1/export?preset=safe&status=undeliverable");
    expect([both.status, both.body.code]).toEqual([422, "two_sets_of_rows"]);
    expect((await ingest.fetch("/v1/lists/1/export?preset=custom&status=undeliverable,risky")).status).toBe(200);
  });

  test("rows without an answer can be filtered", async () => {
    const { body } = await ingest.json("/lists/1/results?status=open");
    expect(body.results.map(({ email }: { email: string }) => email)).toEqual(["anna@example.com"]);
  });
});

describe("bodies", () => {
  test.each([
    ["POST", "/lists/1/start"],
    ["DELETE", "/lists/99"],
  ])("%s %s with the content type of JSON and no body is as without", async (method, path) => {
    const { status } = await ingest.json(path, { method, headers: JSON_TYPE });
    expect(status).toBe(method === "POST" ? 201 : 404);
  });

  test.each([
    ["{", 400, "invalid_json"],
    [JSON.stringify({ email: "x".repeat(2_000_000) }), 413, "body_too_large"],
  ])("a body that can't be read has its own code", async (body, status, code) => {
    const answer = await ingest.json("/verify", { method: "POST", body, headers: JSON_TYPE });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe("routes", () => {
  test.each(["PUT", "PATCH"])("%s on a path that lacks it is 405 with Allow", async (method) => {
    const response = await ingest.fetch("/v1/lists", { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS, POST"]);
    expect(await response.json()).toMatchObject({ code: "method_not_allowed", title: "Method Not Allowed" });
  });

  test("OPTIONS says what a path has", async () => {
    const response = await ingest.fetch("/v1/runs/1", { method: "OPTIONS" });
    expect([response.status, response.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });

  test.each(["/v2/lists", "/V1/lists", "/v1", "/openapi.json", "/.well-known/security.txt"])(
    "%s is no page of the web app, but a problem",
    async (path) => {
      const response = await ingest.fetch(path);
      expect([response.status, response.headers.get("content-type")]).toEqual([
        404,
        "application/problem+json; charset=utf-8",
      ]);
    },
  );
});

describe("CORS_ORIGINS", () => {
  const preflight = (origin: string): RequestInit => ({
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization" },
  });

  test("a page of a listed origin may ask with a key", async () => {
    const asked = await fetch(`${ingest.url}/v1/verify`, preflight(APP));
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, APP]);
    expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
    const headers = { ...JSON_TYPE, origin: APP, "sec-fetch-site": "cross-site", authorization: bearer };
    const answer = await fetch(`${ingest.url}/v1/verify`, { ...post({ email: "nothing" }), headers });
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([422, APP]);
  });

  test("a page of another origin may not, nor one that has only the browser's cookie", async () => {
    const asked = await fetch(`${ingest.url}/v1/verify`, preflight("https://evil.example"));
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
    for (const headers of [
      { origin: "https://evil.example", authorization: bearer },
      { origin: APP, cookie: ingest.cookie },
    ]) {
      const sent = { ...JSON_TYPE, "sec-fetch-site": "cross-site", ...headers };
      const answer = await fetch(`${ingest.url}/v1/verify`, { ...post({ email: "nothing" }), headers: sent });
      expect([answer.status, await answer.json()]).toEqual([403, expect.objectContaining({ code: "other_origin" })]);
    }
  });
});
