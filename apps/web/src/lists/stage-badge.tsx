import { Ban, Check, CircleAlert, CirclePlay, LoaderCircle, Pause } from "lucide-react";
import type { ReactElement } from "react";
import type { List } from "../api/schemas.ts";
import { stageLabel, stageOf } from "./list-state.ts";

const LOOKS = {
  importing: { Icon: LoaderCircle, tone: "neutral", spins: true },
  failed: { Icon: CircleAlert, tone: "undeliverable", spins: false },
  ready: { Icon: CirclePlay, tone: "accent", spins: false },
  running: { Icon: LoaderCircle, tone: "accent", spins: true },
  paused: { Icon: Pause, tone: "risky", spins: false },
  cancelled: { Icon: Ban, tone: "neutral", spins: false },
  completed: { Icon: Check, tone: "neutral", spins: false },
} as const;

/** Where a list stands, as an icon and words. */
export function StageBadge({ list }: { readonly list: List }): ReactElement {
  const { Icon, tone, spins } = LOOKS[stageOf(list)];
  return (
    <span className={`badge badge-${tone}`}>
      <Icon size={13} aria-hidden className={spins ? "spinner" : ""} />
      <span className="num">{stageLabel(list)}</span>
    </span>
  );
}
