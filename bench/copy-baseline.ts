import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Writable } from "node:stream";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** Loads a CSV file with a header into a table, by psql if installed, else by Node; returns seconds. */
export async function copyInSeconds(url: string, file: string, table: string): Promise<number> {
  if (await hasPsql()) return await psqlSeconds(url, `\\copy ${table} FROM '${file}' (FORMAT csv, HEADER)`);
  return await clientSeconds(url, (client) => {
    const sql = `COPY ${table} FROM STDIN (FORMAT csv, HEADER)`;
    return pipeline(createReadStream(file), client.query(copyFrom(sql)));
  });
}

/** Copies a query's rows to nowhere in the same way; returns seconds. */
export async function copyOutSeconds(url: string, query: string): Promise<number> {
  const sql = query.replaceAll(/\s+/g, " ");
  if (await hasPsql()) return await psqlSeconds(url, `\\copy (${sql}) TO '/dev/null' (FORMAT csv)`);
  return await clientSeconds(url, (client) => {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    return pipeline(client.query(copyTo(`COPY (${sql}) TO STDOUT (FORMAT csv)`)), nowhere);
  });
}

async function hasPsql(): Promise<boolean> {
  const child = spawn("psql", ["--version"], { stdio: "ignore" });
  return await Promise.race([
    once(child, "close").then(([code]) => code === 0),
    once(child, "error").then(() => false),
  ]);
}

async function psqlSeconds(url: string, command: string): Promise<number> {
  const startedMs = performance.now();
  const child = spawn("psql", ["-q", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", command], { stdio: "inherit" });
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`psql failed: ${command}`);
  return (performance.now() - startedMs) / 1000;
}

async function clientSeconds(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const startedMs = performance.now();
    await work(client);
    return (performance.now() - startedMs) / 1000;
  } finally {
    await client.end();
  }
}
