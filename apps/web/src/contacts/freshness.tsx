import { Ban, Hourglass, Leaf } from "lucide-react";
import type { ReactElement } from "react";
import type { Contact } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { formatDateTime } from "../format/time.ts";
import { useNow } from "../kit/clock.ts";

/** Whether a contact's answer still counts, and for how long. */
export function FreshnessMark({ contact }: { readonly contact: Contact }): ReactElement | null {
  const freshness = freshnessOf(contact, useNow(null));
  if (contact.suppressed)
    return (
      <span className="freshness freshness-suppressed" title="On the suppression list: it is never asked.">
        <Ban size={13} aria-hidden /> Suppressed
      </span>
    );
  if (freshness.type === "never") return null;
  if (freshness.type === "due")
    return (
      <span className="freshness freshness-due" title="Its answer is old: it is asked again in the next run.">
        <Hourglass size={13} aria-hidden /> Due
      </span>
    );
  return (
    <span
      className="freshness"
      title={contact.fresh_until == null ? undefined : `Until ${formatDateTime(contact.fresh_until)}`}
    >
      <Leaf size={13} aria-hidden /> {plural(freshness.daysLeft, "day")} left
    </span>
  );
}

/** The same in a sentence, for where there is room. */
export function FreshnessLine({ contact }: { readonly contact: Contact }): ReactElement | null {
  const freshness = freshnessOf(contact, useNow(null));
  if (contact.suppressed)
    return (
      <p className="small soft freshness-line">
        <Ban size={13} aria-hidden /> On the suppression list: it is never asked, and never exported as safe.
      </p>
    );
  if (freshness.type === "never") return null;
  return (
    <p className="small soft freshness-line">
      {freshness.type === "due" ? (
        <>
          <Hourglass size={13} aria-hidden className="tone-risky" /> This answer is due: it is asked again in the next
          run or schedule.
        </>
      ) : (
        <>
          <Leaf size={13} aria-hidden className="tone-deliverable" /> This answer is fresh for{" "}
          {plural(freshness.daysLeft, "more day", "more days")}. Until then runs take it as it is.
        </>
      )}
    </p>
  );
}

const DAY_MS = 86_400_000;

/** How much longer a contact's answer counts. */
type Freshness =
  | { readonly type: "fresh"; readonly daysLeft: number }
  | { readonly type: "due" }
  | { readonly type: "never" };

/** Fresh for so many days yet, due to be asked again, or never asked. */
export function freshnessOf(
  { checked_at, fresh_until }: Pick<Contact, "checked_at" | "fresh_until">,
  nowMs: number,
): Freshness {
  if (checked_at === null) return { type: "never" };
  const leftMs = fresh_until === null ? 0 : Date.parse(fresh_until) - nowMs;
  return leftMs > 0 ? { type: "fresh", daysLeft: Math.ceil(leftMs / DAY_MS) } : { type: "due" };
}
