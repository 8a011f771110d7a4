import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/** Asks the embedded PostgreSQL server that runs on a workplace's data, or on the one that a killed process left behind. */
export async function askEmbedded<Row extends object>(folder: string, sql: string): Promise<readonly Row[]> {
  const data = path.join(folder, "data");
  const [, , , port] = (await readFile(path.join(data, "postgres/postmaster.pid"), "utf8")).split("\n");
  const password = (await readFile(path.join(data, "postgres.password"), "utf8")).trim();
  return await ask(`postgresql://rollcall:${password}@127.0.0.1:${port}/postgres`, sql);
}

/** Asks a database one thing. */
export async function ask<Row extends object>(databaseUrl: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
