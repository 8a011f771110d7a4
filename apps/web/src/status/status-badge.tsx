import type { ReactElement } from "react";
import type { Status } from "../api/schemas.ts";
import { STATUS_WORDS } from "../words/statuses.ts";
import { StatusIcon } from "./status-icon.tsx";

/** The status as a word, an icon and a colour. */
export function StatusBadge({ status }: { readonly status: Status }): ReactElement {
  return (
    <span className={`badge badge-${status}`}>
      <StatusIcon status={status} size={14} />
      {STATUS_WORDS[status].label}
    </span>
  );
}
