import type { List } from "../api/schemas.ts";
import { formatShare } from "../format/number.ts";

export type ListStage = "importing" | "failed" | "ready" | "running" | "paused" | "cancelled" | "completed";

/** Where a list stands: its own state before it is started, its latest run's afterwards. */
export function stageOf(list: List): ListStage {
  if (list.state !== "ready") return list.state;
  if (list.run === null) return "ready";
  return list.run.state === "starting" ? "running" : list.run.state;
}

/** The stage in words, with how far it is where that says something. */
export function stageLabel(list: List): string {
  const share = list.run === null ? "" : formatShare(list.run.done, list.run.total);
  const labels: Record<ListStage, string> = {
    importing: "Being read",
    failed: "Not readable",
    ready: "Ready to start",
    running: list.run?.stall_reason == null ? `Checking, ${share}` : `Waiting, ${share}`,
    paused: `Paused at ${share}`,
    cancelled: `Cancelled at ${share}`,
    completed: "Done",
  };
  return labels[stageOf(list)];
}
