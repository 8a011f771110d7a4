import type { ReactElement } from "react";
import type { Status } from "../api/schemas.ts";
import { STATUS_WORDS } from "../words/statuses.ts";
import { CircleCheck, CircleQuestionMark, CircleX, TriangleAlert } from "lucide-react";

export function StatusBadge({ status }: { readonly status: Status }): ReactElement {
  return (
    <span className={`badge badge-${status}`}>
      <StatusIcon status={status} size={14} />
      {STATUS_WORDS[status].label}
    </span>
  );
}

const ICONS = {
  deliverable: CircleCheck,
  risky: TriangleAlert,
  undeliverable: CircleX,
  unknown: CircleQuestionMark,
};

/** Each status has its own shape: colour alone doesn't distinguish them. */
export function StatusIcon({ status, size = 15 }: { readonly status: Status; readonly size?: number }): ReactElement {
  const Icon = ICONS[status];
  return <Icon size={size} aria-hidden className={`tone-${status}`} />;
}
