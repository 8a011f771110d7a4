import type { ReactElement } from "react";
import { formatAgo, formatClock, formatDateTime, formatMoment, formatRelative } from "../format/time.ts";
import { useClock } from "./clock.ts";

/** “5 minutes ago”, kept up to date; the exact time on hover. */
export function Ago({ at }: { readonly at: string }): ReactElement {
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatAgo(at, useClock())}
    </time>
  );
}

/** “in 5 minutes”. */
export function Until({ at }: { readonly at: string }): ReactElement {
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatRelative(at, useClock())}
    </time>
  );
}

export function Clock({ at }: { readonly at: string }): ReactElement {
  const nowMs = useClock();
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatClock(at, nowMs)}
    </time>
  );
}

export function Moment({ at }: { readonly at: string }): ReactElement {
  return (
    <time dateTime={at} title={formatDateTime(at)} className="num">
      {formatMoment(at, useClock())}
    </time>
  );
}
