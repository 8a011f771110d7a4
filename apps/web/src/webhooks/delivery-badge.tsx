import { CircleCheck, CircleX, Clock3 } from "lucide-react";
import type { ReactElement } from "react";
import type { Delivery } from "../api/schemas.ts";
import { DELIVERY_WORDS } from "../words/webhooks.ts";

const LOOKS = {
  waiting: { Icon: Clock3, tone: "risky" },
  delivered: { Icon: CircleCheck, tone: "deliverable" },
  failed: { Icon: CircleX, tone: "undeliverable" },
} as const;

/** How far a message is; one that has not been tried yet is only on its way. */
export function DeliveryBadge({
  state,
  attempts = 1,
}: {
  readonly state: Delivery["state"];
  readonly attempts?: number;
}): ReactElement {
  const { Icon, tone } = LOOKS[state];
  const isNew = state === "waiting" && attempts === 0;
  return (
    <span className={`badge badge-${isNew ? "neutral" : tone}`}>
      <Icon size={13} aria-hidden />
      {isNew ? "On its way" : DELIVERY_WORDS[state]}
    </span>
  );
}
