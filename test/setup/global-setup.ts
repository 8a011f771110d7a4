import "../../scripts/build.ts";
import { startTestPostgres } from "./test-postgres.ts";
import { startTestRedis } from "./test-redis.ts";

/**
 * Starts the engines once for all integration suites; each suite uses its own databases. Also builds the web app, so
 * that suites don't build it concurrently.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const [postgres, redis] = await Promise.all([startTestPostgres(), startTestRedis()]);
  process.env["TEST_POSTGRES_URL"] = postgres.url;
  if (redis) {
    process.env["TEST_REDIS_URL"] = redis.url;
    process.env["TEST_REDIS_DATABASES"] = String(redis.databases);
  }
  return async () => {
    await Promise.all([postgres.stop(), redis?.stop()]);
  };
}
