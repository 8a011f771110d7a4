import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../database.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { runningEmbeddedPostgres } from "./running-embedded-postgres.ts";

test("runningEmbeddedPostgres: where the server of a folder listens, while it runs", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-running-"));
  await chmod(folder, 0o755);
  try {
    expect(await runningEmbeddedPostgres(folder)).toBeNull();
    const server = await startEmbeddedPostgres(folder);
    const url = await runningEmbeddedPostgres(folder);
    expect(url).toBe(server.url);
    const database = openDatabase(url ?? "", 1);
    expect((await database.pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await database.close();
    await server.stop();
    expect(await runningEmbeddedPostgres(folder)).toBeNull();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
