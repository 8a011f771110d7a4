import { afterAll, beforeAll, expect, test } from "vitest";
import { startIngest, type TestIngest } from "../../apps/ingest/src/testing/start-ingest.ts";
import { makeSchema } from "../../packages/api-client/src/make-schema.ts";
import { freshDatabase } from "../engines/postgres.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

test("schema.ts: says what the server's OpenAPI document says (after a change: npm run generate:api)", async () => {
  const schema = await makeSchema(new URL("/v1/openapi.json", ingest.url));
  await expect(schema).toMatchFileSnapshot("../../packages/api-client/src/generated/schema.ts");
});
