import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "@rollcall/postgres";

/** Starts the test run's server. Durability is off: its data is thrown away. */
export async function startTestPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-test-"));
  const server = await startEmbeddedPostgres(folder);
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    await admin.query(`ALTER SYSTEM SET ${setting} = off`);
  }
  await admin.query("SELECT pg_reload_conf()");
  await admin.end();
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(server.folder, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
