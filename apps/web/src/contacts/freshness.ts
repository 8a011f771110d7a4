import type { Contact } from "../api/schemas.ts";

const DAY_MS = 86_400_000;

/** How much longer a contact's answer counts. */
export type Freshness =
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
