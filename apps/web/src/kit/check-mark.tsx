import { Check } from "lucide-react";
import type { ReactElement } from "react";

/** The box of a checkbox; styled by the state of the checkbox around it. */
export function CheckMark(): ReactElement {
  return (
    <span className="check-mark" aria-hidden>
      <Check size={13} strokeWidth={3} />
    </span>
  );
}
