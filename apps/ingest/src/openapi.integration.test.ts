import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../../../test/engines/postgres.ts";
import { startIngest, type TestIngest } from "./testing/start-ingest.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

test("GET /v1/openapi.json: OpenAPI 3.1 that names each route, its scope and its problems", async () => {
  const { status, body } = await ingest.json("/openapi.json");
  expect(status).toBe(200);
  expect(body.openapi).toMatch(/^3\.1\./);
  expect(body.paths["/v1/lists/{id}"].get).toMatchObject({
    operationId: "get_lists_id",
    tags: ["Lists"],
    description: "Needs the scope `read` where keys are required.",
    parameters: [{ in: "path", name: "id", required: true }],
    responses: {
      200: { content: { "application/json": { schema: { $ref: "#/components/schemas/List" } } } },
      default: { content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
    },
  });
  const form = body.paths["/v1/lists"].post.requestBody.content["multipart/form-data"];
  expect(form.schema.properties.file).toMatchObject({ type: "string", format: "binary" });
});

test("/docs: the page and all that it loads come from here", async () => {
  const page = await fetch(`${ingest.url}/docs/`);
  expect(page.status).toBe(200);
  const html = await page.text();
  const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(3);
  const loaded = await Promise.all(links.map(async (link) => [link, await fetch(new URL(link, page.url))] as const));
  expect(loaded.filter(([link, { status }]) => status !== 200 || /^(https?:)?\/\//.test(link))).toEqual([]);
});
