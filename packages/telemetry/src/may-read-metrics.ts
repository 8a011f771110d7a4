import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether a request may read the metrics: only with METRICS_TOKEN as its bearer token, wherever it comes from, since
 * what connects from loopback may be a proxy. `authorization`: the header; `token` null: nothing may.
 */
export function mayReadMetrics(authorization: string | undefined, token: string | null): boolean {
  if (token === null) return false;
  const given = /^bearer +(.+)$/i.exec(authorization ?? "")?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
