import { TEST_DOMAIN } from "@rollcall/address";
import type { Database } from "@rollcall/postgres";
import { TEST_ADDRESSES } from "@rollcall/verdict";

/** SQL: contact `c` is a test address, and not suppressed. */
export const IS_OPEN_TEST = `(c.domain IS NOT DISTINCT FROM '${TEST_DOMAIN}'
  AND NOT EXISTS (SELECT 1 FROM suppressions s WHERE s.contact_id = c.id OR s.entry = c.domain))`;

/** SQL: check `k` of contact `c` is a test address that waits for its time. */
export const IS_DEFERRED = `(${IS_OPEN_TEST} AND k.due_at IS NOT NULL AND k.due_at > now())`;

/** A check waits without a domain, so no lookup and no lane ever takes it. */
const DEFER = `
  UPDATE checks k SET due_at = now() + make_interval(secs => t.seconds), retry_reason = t.reason
  FROM contacts c, unnest($2::text[], $3::int[], $4::text[]) AS t (name, seconds, reason)
  WHERE k.state = 'waiting' AND k.domain IS NULL AND k.due_at IS NULL AND ($1::int IS NULL OR k.run_id = $1)
    AND c.id = k.contact_id AND ${IS_OPEN_TEST} AND split_part(split_part(lower(c.asked), '@', 1), '+', 1) = t.name`;

const SLOW = [...TEST_ADDRESSES].filter(([, { afterSeconds }]) => afterSeconds > 0);

/** Has the test addresses of a run (null: of all) that take time wait for it. */
export async function deferTests(database: Database, runId: number | null): Promise<void> {
  await database.pool.query(DEFER, [
    runId,
    SLOW.map(([name]) => name),
    SLOW.map(([, { afterSeconds }]) => afterSeconds),
    SLOW.map(([, { waitsFor }]) => waitsFor),
  ]);
}
