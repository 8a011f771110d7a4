const DAY_MS = 86_400_000;

/** How long a new key is valid. */
export const LIFETIMES = [
  { id: "never", label: "Until it is revoked", days: null },
  { id: "month", label: "30 days", days: 30 },
  { id: "quarter", label: "90 days", days: 90 },
  { id: "year", label: "A year", days: 365 },
] as const;

export type Lifetime = (typeof LIFETIMES)[number]["id"];

/** When a key that is created at `nowMs` expires, ISO 8601; null: never. */
export function expiryOf(lifetime: Lifetime, nowMs: number): string | null {
  const days = LIFETIMES.find(({ id }) => id === lifetime)?.days ?? null;
  return days === null ? null : new Date(nowMs + days * DAY_MS).toISOString();
}
