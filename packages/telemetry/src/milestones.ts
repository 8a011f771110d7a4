import type { Logger } from "pino";

/** What an operator follows a list by. Contains no addresses. */
export type Milestone =
  | {
      readonly type: "list_read";
      readonly listId: number;
      readonly rows: number;
      readonly bytes: number;
      readonly durationMs: number;
    }
  | {
      readonly type: "run_started";
      readonly runId: number;
      /** `list`, `contacts` or `single`. */
      readonly kind: string;
      readonly listId: number | null;
      readonly addresses: number;
      /** Those whose earlier answer is still valid. */
      readonly answered: number;
    }
  /** `reason`: a sentence; null: somebody asked for it. */
  | { readonly type: "run_paused"; readonly runId: number; readonly reason: string | null }
  | { readonly type: "run_resumed"; readonly runId: number }
  /** Cancelled, or finished before all answers came, by somebody who asked for it. */
  | { readonly type: "run_cancelled" | "run_cut_short"; readonly runId: number }
  | {
      readonly type: "run_completed";
      readonly runId: number;
      readonly kind: string;
      readonly listId: number | null;
      readonly addresses: number;
      readonly unanswered: number;
      /** Answers by status. */
      readonly counts: Readonly<Record<string, number>>;
      readonly durationMs: number;
    }
  | {
      readonly type: "suspended";
      readonly pacingKey: string;
      readonly provider: string | null;
      readonly egress: string;
      /** `failures`, `rate`, `reputation`, `listed` or `operator`. */
      readonly because: string;
      /** What the server said; null: nothing. */
      readonly words: string | null;
      readonly until: Date;
    };

/** Called with each milestone. It must not throw. */
export type Tell = (milestone: Milestone) => void;

/** Logs each milestone in one line of level info; those of single checks, which may be many, at debug. */
export function logMilestones(logger: Pick<Logger, "info" | "debug">): Tell {
  return (milestone) => {
    const [words, fields] = lineOf(milestone);
    const isSmall = "kind" in milestone && milestone.kind === "single";
    if (isSmall) logger.debug(fields, words);
    else logger.info(fields, words);
  };
}

function lineOf(milestone: Milestone): readonly [words: string, fields: object] {
  switch (milestone.type) {
    case "list_read":
      return [
        "list read",
        {
          list: milestone.listId,
          rows: milestone.rows,
          bytes: milestone.bytes,
          seconds: inSeconds(milestone.durationMs),
        },
      ];
    case "run_started": {
      const { runId, kind, listId, addresses, answered } = milestone;
      return ["run started", { run: runId, kind, ...listOf(listId), addresses, answered }];
    }
    case "run_paused":
      return ["run paused", { run: milestone.runId, reason: milestone.reason ?? "on request" }];
    case "run_resumed":
      return ["run resumed", { run: milestone.runId }];
    case "run_cancelled":
      return ["run cancelled", { run: milestone.runId }];
    case "run_cut_short":
      return ["run finished early, on request", { run: milestone.runId }];
    case "run_completed": {
      const { runId, kind, listId, addresses, unanswered, counts, durationMs } = milestone;
      const seconds = inSeconds(durationMs);
      return ["run completed", { run: runId, kind, ...listOf(listId), addresses, ...counts, unanswered, seconds }];
    }
    case "suspended": {
      const { pacingKey, provider, egress, because, words, until } = milestone;
      const reason = SUSPENSIONS[because] ?? because;
      const said = words === null ? {} : { words };
      return ["suspended", { key: pacingKey, provider, egress, reason, ...said, until: until.toISOString() }];
    }
  }
}

/** Why a key rests, as clauses about its servers. */
const SUSPENSIONS: Readonly<Record<string, string>> = {
  failures: "it repeatedly could not be reached",
  rate: "it asks us to slow down",
  reputation: "it does not trust this machine's address or sender",
  listed: "it refuses this machine's address because of a block list",
  operator: "by hand",
};

const listOf = (list: number | null): { readonly list?: number } => (list === null ? {} : { list });

const inSeconds = (ms: number): number => Math.round(ms / 100) / 10;
