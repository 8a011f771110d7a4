import { Ban, Hourglass, Leaf } from "lucide-react";
import type { ReactElement } from "react";
import type { Contact } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { formatDateTime } from "../format/time.ts";
import { useNow } from "../kit/clock.ts";

/** How long a contact's result is still valid. */
export function FreshnessMark({ contact }: { readonly contact: Contact }): ReactElement | null {
  const freshness = freshnessOf(contact, useNow(null));
  if (contact.suppressed)
    return (
      <span className="freshness freshness-suppressed" title="On the suppression list: never checked.">
        <Ban size={13} aria-hidden /> Suppressed
      </span>
    );
  if (freshness.type === "never") return null;
  if (freshness.type === "due")
    return (
      <span className="freshness freshness-due" title="This result is outdated: it is checked again in the next run.">
        <Hourglass size={13} aria-hidden /> Outdated
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

/** The same as a sentence. */
export function FreshnessLine({ contact }: { readonly contact: Contact }): ReactElement | null {
  const freshness = freshnessOf(contact, useNow(null));
  if (contact.suppressed)
    return (
      <p className="small soft freshness-line">
        <Ban size={13} aria-hidden /> On the suppression list: never checked, and never exported as safe.
      </p>
    );
  if (freshness.type === "never") return null;
  return (
    <p className="small soft freshness-line">
      {freshness.type === "due" ? (
        <>
          <Hourglass size={13} aria-hidden className="tone-risky" /> This result is outdated: it is checked again in the
          next run or schedule.
        </>
      ) : (
        <>
          <Leaf size={13} aria-hidden className="tone-deliverable" /> This result is reused for{" "}
          {plural(freshness.daysLeft, "more day", "more days")}.
        </>
      )}
    </p>
  );
}

const DAY_MS = 86_400_000;

type Freshness =
  | { readonly type: "fresh"; readonly daysLeft: number }
  | { readonly type: "due" }
  | { readonly type: "never" };

export function freshnessOf(
  { checked_at, fresh_until }: Pick<Contact, "checked_at" | "fresh_until">,
  nowMs: number,
): Freshness {
  if (checked_at === null) return { type: "never" };
  const leftMs = fresh_until === null ? 0 : Date.parse(fresh_until) - nowMs;
  return leftMs > 0 ? { type: "fresh", daysLeft: Math.ceil(leftMs / DAY_MS) } : { type: "due" };
}
