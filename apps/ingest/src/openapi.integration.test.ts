import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@rollcall/test-engines/postgres";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

test("GET /v1/openapi.json: OpenAPI 3.1 with each route, its scope and its problems", async () => {
  const { status, body } = await ingest.json("/openapi.json");
  expect(status).toBe(200);
  expect(body.openapi).toMatch(/^3\.1\./);
  expect(body.paths["/v1/lists/{id}"].get).toMatchObject({
    operationId: "get_lists_id",
    tags: ["Lists"],
    description: "Requires the scope `read`.",
    parameters: [{ in: "path", name: "id", required: true }],
    responses: {
      200: { content: { "application/json": { schema: { $ref: "#/components/schemas/List" } } } },
      default: { content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
    },
  });
  const form = body.paths["/v1/lists"].post.requestBody.content["multipart/form-data"];
  expect(form.schema.properties.file).toMatchObject({ type: "string", format: "binary" });
});

const ALWAYS = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "X-Request-Id"];

test.each([
  ["/v1/lists/{id}", "get", "200", ["ETag"]],
  ["/v1/lists/{id}", "get", "304", ["ETag"]],
  ["/v1/lists/{id}", "get", "default", ["Retry-After", "WWW-Authenticate"]],
  ["/v1/lists", "post", "201", ["Location", "Idempotency-Replayed"]],
  ["/v1/lists", "post", "200", ["Location", "Idempotency-Replayed"]],
  ["/v1/verify", "post", "202", ["Location", "Retry-After", "Idempotency-Replayed"]],
  ["/v1/lists/{id}/start", "post", "201", ["Location", "Idempotency-Replayed"]],
  ["/v1/lists/{id}/export", "get", "200", ["Content-Disposition"]],
  ["/v1/session", "post", "204", ["Set-Cookie"]],
])("GET /v1/openapi.json: %s %s %s documents its headers", async (path, method, status, names) => {
  const { body } = await ingest.json("/openapi.json");
  const { headers } = body.paths[path][method].responses[status];
  const expected = status === "304" ? names : [...ALWAYS, ...names];
  expect(Object.keys(headers).sort()).toEqual(expected.sort());
  for (const { $ref } of Object.values<{ $ref: string }>(headers)) {
    expect(body.components.headers[$ref.split("/").at(-1) ?? ""]).toMatchObject({ description: expect.any(String) });
  }
});

test("answers: documented headers are sent", async () => {
  const uploaded = await ingest.fetch("/v1/lists", {
    method: "POST",
    headers: { "content-type": "text/csv", "idempotency-key": "one" },
    body: "email\nanna@example.com\n",
  });
  const location = uploaded.headers.get("location") ?? "";
  const list = await ingest.fetch(location);
  expect(list.status).toBe(200);
  for (const name of [...ALWAYS, "ETag"]) expect([name, list.headers.get(name)]).not.toContain(null);
  const known = { headers: { "if-none-match": list.headers.get("etag") ?? "" } };
  const again = await ingest.fetch(location, known);
  expect([again.status, again.headers.get("etag")]).toEqual([304, list.headers.get("etag")]);
  const file = await ingest.fetch(`${location}/export`);
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(Number(file.headers.get("ratelimit-limit"))).toBeGreaterThan(0);
});

test("/docs: the page loads everything from this server", async () => {
  const page = await fetch(`${ingest.url}/docs/`);
  expect(page.status).toBe(200);
  const html = await page.text();
  const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(3);
  const loaded = await Promise.all(links.map(async (link) => [link, await fetch(new URL(link, page.url))] as const));
  expect(loaded.filter(([link, { status }]) => status !== 200 || /^(https?:)?\/\//.test(link))).toEqual([]);
});

test("GET /v1/openapi.json: has nothing that generators of clients refuse or make unusable", async () => {
  const { body } = await ingest.json("/openapi.json");
  const text = JSON.stringify(body);
  // A tab in an enum becomes part of a name.
  expect([...text.matchAll(/"enum":\[[^\]]*?\\[tnr][^\]]*\]/g)].map(([found]) => found)).toEqual([]);
  const parameters = Object.fromEntries(
    body.paths["/v1/lists/{id}/export"].get.parameters.map((one: { name: string; schema: object }) => [
      one.name,
      one.schema,
    ]),
  );
  expect(parameters).toMatchObject({
    status: { type: "array", items: { $ref: "#/components/schemas/RowStatus" } },
    reason: { type: "array", items: { $ref: "#/components/schemas/RowReason" } },
    domain: { type: "array", items: { type: "string" } },
    columns: { type: "array", items: { type: "string" } },
    delimiter: { enum: ["comma", "semicolon", "tab", "pipe"] },
  });
  for (const name of ["status", "reason", "provider", "domain", "columns"])
    expect(parameters[name]).not.toHaveProperty("anyOf");
  const { content } = body.paths["/v1/lists/{id}/export"].get.responses["200"];
  for (const [type, { schema }] of Object.entries<{ schema: object }>(content))
    expect([type, schema]).toEqual([
      type,
      { type: "string", ...(type.startsWith("text/") ? {} : { format: "binary" }) },
    ]);
  const { schema: events } = body.paths["/v1/runs/{id}/events"].get.responses["200"].content["text/event-stream"];
  expect(events).toEqual({ type: "string" });
  const { reason } = body.components.schemas.Result.properties;
  expect(reason).toEqual({ anyOf: [{ $ref: "#/components/schemas/RowReason" }, { type: "null" }] });
  expect(body.components.schemas.RowReason.enum).toEqual([...body.components.schemas.Reason.enum, "no_address"]);
});

test("GET /v1/lists/:id/export: words and signs separate the same way, and so do lists and commas", async () => {
  const { body: list } = await ingest.upload("email,name\nanna@shop.com,Anna\n", "file_name=people.csv");
  const semicolons = await ingest.download(list.id, "delimiter=semicolon&columns=email&columns=name");
  expect(semicolons.toString()).toBe("email;name\r\nanna@shop.com;Anna\r\n");
  expect((await ingest.download(list.id, "delimiter=%3B&columns=email,name")).equals(semicolons)).toBe(true);
});
