import { randomBytes } from "node:crypto";
import pg from "pg";

/** A fresh database on the test run's server, never dropped: the server's folder is deleted with the run. */
export async function freshDatabase(): Promise<string> {
  const url = process.env["TEST_POSTGRES_URL"];
  if (!url) throw new Error("TEST_POSTGRES_URL is not set: run the tests with `npm test`.");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}
