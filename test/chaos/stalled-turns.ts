import { probeQueues } from "@rollcall/queue";
import type { Stage } from "./stage.ts";

/** Turns taken over because their worker's locks had expired, by the queues' event log. */
export async function countStalledTurns({ queues, database }: Stage): Promise<number> {
  if (queues.backend === "postgres") {
    // BullMQ would take a connection per queue to read them.
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

/** Existing events are read at once. */
const READ_MS = 50;
