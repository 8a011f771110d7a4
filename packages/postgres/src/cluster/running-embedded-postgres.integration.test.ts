import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../database.ts";
import { startEmbeddedPostgres, runningEmbeddedPostgres } from "./embedded-postgres.ts";
test("runningEmbeddedPostgres: the URL of a folder's server while it runs", async () => {
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

test("startEmbeddedPostgres: a killed server is restarted with the same URL and data", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-killed-"));
  await chmod(folder, 0o755);
  const events: string[] = [];
  const server = await startEmbeddedPostgres(folder, { onEvent: ({ type }) => events.push(type) });
  const database = openDatabase(server.url, 1);
  try {
    await database.pool.query("CREATE TABLE kept AS SELECT 1 AS one");
    const [pid] = (await readFile(path.join(server.folder, "postmaster.pid"), "utf8")).split("\n");
    process.kill(Number(pid), "SIGKILL");
    const read = (): Promise<unknown> =>
      database.pool.query("SELECT one FROM kept").then(
        ({ rows }) => rows,
        () => null,
      );
    await expect.poll(() => events.at(-1)).toBe("back");
    await expect.poll(read).toEqual([{ one: 1 }]);
    expect(events[0]).toBe("lost");
  } finally {
    await database.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
  expect(await runningEmbeddedPostgres(folder)).toBeNull();
});
