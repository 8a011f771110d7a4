import { ArrowRight } from "lucide-react";
import type { ReactElement } from "react";
import type { Change } from "../api/schemas.ts";
import { Ago } from "../kit/time.tsx";
import { StatusBadge } from "../status/status-badge.tsx";
import { wordsOf } from "../words/reasons.ts";

/** One contact: what it was, and what it is now. */
export function ChangeRow({ change, onOpen }: { readonly change: Change; readonly onOpen: () => void }): ReactElement {
  return (
    <li className="change-row">
      <button type="button" className="row-open mono cut" onClick={onOpen}>
        {change.email}
      </button>
      <Then verdict={change.from} />
      <ArrowRight size={15} aria-label="is now" className="faint" />
      <Then verdict={change.to} />
      <span className="faint small change-at">
        <Ago at={change.to.checked_at} />
      </span>
    </li>
  );
}

function Then({ verdict }: { readonly verdict: Change["from"] }): ReactElement {
  if (verdict === null) return <span className="small faint">Not known before</span>;
  return (
    <span className="change-verdict">
      <StatusBadge status={verdict.status} />
      <span className="small soft cut">{wordsOf(verdict.reason).label}</span>
    </span>
  );
}
