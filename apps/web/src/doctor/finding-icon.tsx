import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import type { FindingState } from "../api/schemas.ts";

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
