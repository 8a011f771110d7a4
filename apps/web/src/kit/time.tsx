import type { ReactElement } from "react";
import { formatClock, formatDateTime, formatMoment, formatRelative } from "../format/time.ts";
import { useClock } from "./clock.ts";

/** "5 minutes ago", kept up to date; the exact time in the reader's zone on hover. */
export function Ago({ at }: { readonly at: string }): ReactElement {
  const nowMs = useClock();
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatRelative(at, nowMs)}
    </time>
  );
}

/** The time of day, in the reader's zone. */
export function Clock({ at }: { readonly at: string }): ReactElement {
  const nowMs = useClock();
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatClock(at, nowMs)}
    </time>
  );
}

/** Date and time of day in the reader's zone; without the year where it is this one's. */
export function Moment({ at }: { readonly at: string }): ReactElement {
  return (
    <time dateTime={at} title={formatDateTime(at)} className="num">
      {formatMoment(at, useClock())}
    </time>
  );
}
