import { WORKER_GRACE_MS } from "../runs/worker-silence.ts";
import type { Finding } from "./finding.ts";

/** What the database knows of workers. */
export interface WorkerFacts {
  /** Seconds since one last reported; null: none has within a day. */
  readonly silentS: number | null;
  /** Runs that would make progress if there were one. */
  readonly runsOpen: number;
}

/** Is there a worker? `facts` null: it can't be seen, for `problem`. */
export function judgeWorkers(facts: WorkerFacts | null, problem: string): Finding {
  const about = {
    id: "workers",
    title: "Workers",
    meaning: "They ask the mail servers. Without one, every list waits.",
  };
  if (facts === null) return { ...about, state: "skipped", detail: problem, mend: "" };
  const { silentS, runsOpen } = facts;
  if (silentS !== null && silentS * 1000 < WORKER_GRACE_MS)
    return { ...about, state: "ok", detail: `One reported ${Math.round(silentS)} s ago.`, mend: "" };
  const silence = silentS === null ? "None has reported yet." : `None has reported for ${Math.round(silentS)} s.`;
  const mend =
    "Start one: docker compose up -d worker, or node apps/worker/src/main.ts. npm start and npm run verify bring their own.";
  if (runsOpen === 0) return { ...about, state: "warning", detail: silence, mend };
  const waiting = runsOpen === 1 ? "1 run waits." : `${runsOpen} runs wait.`;
  return { ...about, state: "problem", detail: `${silence} ${waiting}`, mend };
}
