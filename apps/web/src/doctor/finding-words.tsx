import type { Diagnosis, FindingState } from "../api/schemas.ts";
import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";

export const VERDICT_WORDS: Readonly<Record<Diagnosis["verdict"], { readonly title: string; readonly means: string }>> =
  {
    ok: { title: "All good", means: "Mail servers have no reason to reject this server." },
    warning: {
      title: "Works, with warnings",
      means: "Some mail servers may reject this server or answer less. Fix the warnings below when you can.",
    },
    problem: {
      title: "Action needed",
      means: "Until then, many addresses will stay unknown.",
    },
  };

export const FINDING_WORDS: Readonly<Record<FindingState, string>> = {
  ok: "OK",
  warning: "Warning",
  problem: "Fix this",
  skipped: "Not tested",
};

/** Worst first. */
export const FINDING_STATES: readonly FindingState[] = ["problem", "warning", "ok", "skipped"];

const ICONS = { ok: CircleCheck, warning: TriangleAlert, problem: CircleX, skipped: CircleDashed };
const TONES = { ok: "deliverable", warning: "risky", problem: "undeliverable", skipped: "unknown" };

export function FindingIcon({
  state,
  size = 18,
}: {
  readonly state: FindingState;
  readonly size?: number;
}): ReactElement {
  const Icon = ICONS[state];
  return <Icon size={size} aria-hidden className={`tone-${TONES[state]}`} />;
}
