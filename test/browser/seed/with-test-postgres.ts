import "../../../scripts/build.ts";
import { startTestPostgres } from "../../setup/test-postgres.ts";

/** Runs PostgreSQL for `freshDatabase`, as a test run does, and builds the web app first. */
export async function withTestPostgres<Result>(work: () => Promise<Result>): Promise<Result> {
  const postgres = await startTestPostgres();
  process.env["TEST_POSTGRES_URL"] = postgres.url;
  try {
    return await work();
  } finally {
    await postgres.stop();
  }
}
