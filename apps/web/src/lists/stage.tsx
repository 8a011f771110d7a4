import { Ban, Check, CircleAlert, CirclePlay, LoaderCircle, Pause } from "lucide-react";
import type { ReactElement } from "react";
import type { List } from "../api/schemas.ts";
import { formatShare } from "../format/number.ts";

const LOOKS = {
  importing: { Icon: LoaderCircle, tone: "neutral", spins: true },
  failed: { Icon: CircleAlert, tone: "undeliverable", spins: false },
  ready: { Icon: CirclePlay, tone: "accent", spins: false },
  running: { Icon: LoaderCircle, tone: "accent", spins: true },
  paused: { Icon: Pause, tone: "risky", spins: false },
  cancelled: { Icon: Ban, tone: "neutral", spins: false },
  completed: { Icon: Check, tone: "neutral", spins: false },
} as const;

export function StageBadge({ list }: { readonly list: List }): ReactElement {
  const { Icon, tone, spins } = LOOKS[stageOf(list)];
  return (
    <span className={`badge badge-${tone}`}>
      <Icon size={13} aria-hidden className={spins ? "spinner" : ""} />
      <span className="num">{stageLabel(list)}</span>
    </span>
  );
}

type ListStage = "importing" | "failed" | "ready" | "running" | "paused" | "cancelled" | "completed";

/** A list's own state until it is started, then its latest run's. */
export function stageOf(list: List): ListStage {
  if (list.state !== "ready") return list.state;
  if (list.run === null) return "ready";
  return list.run.state === "starting" ? "running" : list.run.state;
}

export function stageLabel(list: List): string {
  const share = list.run === null ? "" : formatShare(list.run.done, list.run.total);
  const labels: Record<ListStage, string> = {
    importing: "Importing",
    failed: "Import failed",
    ready: "Ready to start",
    running: list.run?.stall_reason == null ? `Checking, ${share}` : `Waiting, ${share}`,
    paused: `Paused at ${share}`,
    cancelled: `Stopped at ${share}`,
    completed: "Done",
  };
  return labels[stageOf(list)];
}
