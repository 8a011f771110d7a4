import { ArrowLeftRight, CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import type { ChangeCounts, ChangeKind } from "../api/schemas.ts";
import { formatCount } from "../format/number.ts";
import { CHANGE_KINDS, CHANGE_WORDS } from "../words/changes.ts";
import "./changes.css";

const ICONS = {
  became_undeliverable: CircleX,
  came_back: CircleCheck,
  became_catch_all: TriangleAlert,
  other: ArrowLeftRight,
};

export function ChangeCountList({ counts }: { readonly counts: ChangeCounts }): ReactElement {
  const present = CHANGE_KINDS.filter((kind) => counts[kind] > 0);
  if (present.length === 0) return <span className="faint small">No changes</span>;
  return (
    <ul className="change-counts">
      {present.map((kind) => (
        <li key={kind} className="change-count">
          <ChangeIcon kind={kind} />
          <span>
            <b className="num">{formatCount(counts[kind])}</b> {CHANGE_WORDS[kind].counted}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Each kind has its own shape: colour alone doesn't distinguish them. */
export function ChangeIcon({ kind }: { readonly kind: ChangeKind }): ReactElement {
  const Icon = ICONS[kind];
  const { tone } = CHANGE_WORDS[kind];
  return <Icon size={14} aria-hidden className={tone === "neutral" ? "tone-unknown" : `tone-${tone}`} />;
}
