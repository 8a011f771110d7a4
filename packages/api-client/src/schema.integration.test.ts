import openapiTypes, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startIngest, type TestIngest } from "../../../apps/ingest/src/testing/start-ingest.ts";
import { freshDatabase } from "../../../test/engines/postgres.ts";

let ingest: TestIngest;
beforeAll(async () => {
  ingest = await startIngest(await freshDatabase());
});
afterAll(() => ingest.stop());

test("schema.ts: says what the server's OpenAPI document says (after a change: npx vitest -u on this file)", async () => {
  const types = astToString(await openapiTypes(new URL("/v1/openapi.json", ingest.url)));
  const told = `// Made from /v1/openapi.json by the test beside this folder. Not to be edited.\n${types}`;
  await expect(told).toMatchFileSnapshot("./generated/schema.ts");
});
