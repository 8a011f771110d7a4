import { probeQueues } from "@rollcall/queue";
import type { Stage } from "./stage.ts";

/** Turns that were taken up only because the locks of their worker had run out, by the queues' own record of events. */
export async function countStalledTurns({ queues, database }: Stage): Promise<number> {
  if (queues.backend === "postgres") {
    // Reading them by BullMQ takes a connection for each queue.
    const { rows } = await database.pool.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM bullmq.event WHERE event = 'stalled'",
    );
    return rows[0]?.count ?? 0;
  }
  let stalled = 0;
  for (const { backend } of queues.board(probeQueues(["main"]))) {
    for (let last = "0"; ;) {
      const [[, entries] = []] = (await backend.readEvents(last, READ_MS)) ?? [];
      if (!entries || entries.length === 0) break;
      stalled += entries.filter(([, fields]) => fields.includes("stalled")).length;
      last = entries.at(-1)?.[0] ?? last;
    }
  }
  return stalled;
}

/** What is there already is read at once. */
const READ_MS = 50;
