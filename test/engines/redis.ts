import { requireDeclared } from "./engines.ts";

/** Concurrent suites have different VITEST_POOL_IDs, below this. */
const POOLS = 4;
const MOST_OF_ONE_SUITE = 32;
let taken = 0;

/** A Redis database that no other suite uses or used recently. The suite must declare `redis`. */
export function freshRedisUrl(): string {
  requireDeclared("redis");
  const share = Number(process.env["TEST_REDIS_DATABASES"]) / POOLS;
  const pool = Number(process.env["VITEST_POOL_ID"]) % POOLS;
  taken += 1;
  // A pool runs its suites one after the other, each in its own process.
  const database = pool * share + ((process.pid * MOST_OF_ONE_SUITE + taken) % share);
  const url = new URL(process.env["TEST_REDIS_URL"] ?? "");
  url.pathname = `/${database}`;
  return url.href;
}
