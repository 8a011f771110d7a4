import { CircleCheck, CircleQuestionMark, CircleX, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import type { Status } from "../api/schemas.ts";

const ICONS = {
  deliverable: CircleCheck,
  risky: TriangleAlert,
  undeliverable: CircleX,
  unknown: CircleQuestionMark,
};

/** A status has a shape of its own, so that nobody has to tell it by colour. */
export function StatusIcon({ status, size = 15 }: { readonly status: Status; readonly size?: number }): ReactElement {
  const Icon = ICONS[status];
  return <Icon size={size} aria-hidden className={`tone-${status}`} />;
}
