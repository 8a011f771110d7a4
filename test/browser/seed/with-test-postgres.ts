import "../../../scripts/build.ts";
import { startTestPostgres } from "../../setup/test-postgres.ts";

/** Does something while a PostgreSQL server runs for `freshDatabase`, as in a test run; the web app is built by then. */
export async function withTestPostgres<Result>(work: () => Promise<Result>): Promise<Result> {
  const postgres = await startTestPostgres();
  process.env["TEST_POSTGRES_URL"] = postgres.url;
  try {
    return await work();
  } finally {
    await postgres.stop();
  }
}
