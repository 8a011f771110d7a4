import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "@rollcall/postgres";

/** Queries the database of a workplace while its server runs, even without its process; empty if there is none yet. */
export async function askRunning<Row extends object>(folder: string, sql: string): Promise<readonly Row[]> {
  try {
    const data = path.join(folder, "data");
    const [, , , port] = (await readFile(path.join(data, "postgres/postmaster.pid"), "utf8")).split("\n");
    // The server writes its pid file line by line during startup.
    if (!port?.trim()) return [];
    const password = (await readFile(path.join(data, "postgres.password"), "utf8")).trim();
    return await ask(`postgresql://rollcall:${password}@127.0.0.1:${port}/postgres`, sql);
  } catch (error) {
    const { code } = error as { code?: unknown };
    // No server, one that is starting (57P03), or no tables (42P01) yet.
    if (code === "ENOENT" || code === "ECONNREFUSED" || code === "57P03" || code === "42P01") return [];
    throw error;
  }
}

/** Queries the database of a workplace in which nothing runs. */
export async function askStopped<Row extends object>(folder: string, sql: string): Promise<readonly Row[]> {
  const server = await startEmbeddedPostgres(path.join(folder, "data"));
  try {
    return await ask<Row>(server.url, sql);
  } finally {
    await server.stop();
  }
}

async function ask<Row extends object>(url: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
