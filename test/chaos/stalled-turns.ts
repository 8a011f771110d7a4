import { probeQueues } from "@rollcall/queue";
import type { Stage } from "./stage.ts";

/** Turns that were taken up only because the locks of their worker had run out, by the queues' own record of events. */
export async function countStalledTurns({ queues }: Stage): Promise<number> {
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
