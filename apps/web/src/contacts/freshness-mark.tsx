import { Ban, Hourglass, Leaf } from "lucide-react";
import type { ReactElement } from "react";
import type { Contact } from "../api/schemas.ts";
import { plural } from "../format/number.ts";
import { formatDateTime } from "../format/time.ts";
import { useNow } from "../kit/now.ts";
import { freshnessOf } from "./freshness.ts";

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
