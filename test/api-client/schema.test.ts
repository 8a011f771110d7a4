import { expect, test } from "vitest";
import { createLogger } from "@rollcall/telemetry";
import { createServer } from "../../apps/ingest/src/server.ts";
import { testServices } from "../../apps/ingest/src/testing/test-services.ts";
import { makeSchema } from "../../packages/api-client/src/make-schema.ts";
import { openDatabase } from "@rollcall/postgres";

test("schema.ts: matches the server's OpenAPI document (after a change: npm run generate:api)", async () => {
  // The document is generated from the routes' declarations; the database is never queried, and does not exist.
  const database = openDatabase("postgres://nobody@127.0.0.1:9/none", 1);
  const server = await createServer(testServices(database), createLogger("silent", 2));
  const answer = await server.inject("/v1/openapi.json");
  await server.close();
  await database.close();
  const schema = await makeSchema(answer.body);
  await expect(schema).toMatchFileSnapshot("../../packages/api-client/src/generated/schema.ts");
});
