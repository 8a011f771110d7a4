import type { Diagnosis, FindingState } from "../api/schemas.ts";
import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";

/** What the doctor's verdict comes to. */
export const VERDICT_WORDS: Readonly<Record<Diagnosis["verdict"], { readonly title: string; readonly means: string }>> =
  {
    ok: { title: "All is well", means: "Mail servers have no reason to turn this machine away." },
    warning: {
      title: "It works, with reservations",
      means: "Some mail servers will turn this machine away or answer less. Mend what is below when you can.",
    },
    problem: {
      title: "Something must be mended",
      means: "Until then, answers will be missing or unknown for many addresses.",
    },
  };

export const FINDING_WORDS: Readonly<Record<FindingState, string>> = {
  ok: "In order",
  warning: "Could be better",
  problem: "Must be mended",
  skipped: "Not looked at",
};

/** The worst first. */
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
