import type { OwnLimits, ProviderCard, ProviderKind } from "./card.ts";

/** Ours: only Cox publishes figures. */
const ACCESS: OwnLimits = { addressesPerSession: 5, addressesPerMinute: { start: 10, max: 10 } };

/** Limits of providers that publish none, by kind. Ours. */
export const USUAL_LIMITS: Readonly<Record<ProviderKind, OwnLimits>> = {
  /** Few domains with many mailboxes each: a list asks for many names at once. */
  webmail: { ...ACCESS, rejectedPerHour: 30 },
  access: ACCESS,
  /** Counts per sender. Three sites' worth. */
  hosting: { rejectedPerHour: 60 },
  /** A gateway for many customers, each with its own count of unknown recipients. Five customers' worth. */
  filter: { addressesPerSession: 5, addressesPerMinute: { start: 10, max: 60 }, rejectedPerHour: 100 },
  relay: { rejectedPerHour: 60 },
};

/** A line of a table of providers of one kind; `limits` are those that differ from the usual ones. */
type Entry = Omit<ProviderCard, "kind">;

/** The cards of a table of providers of one kind. */
export function cardsOf(kind: ProviderKind, entries: readonly Entry[]): readonly ProviderCard[] {
  return entries.map((entry) => ({ ...entry, kind, limits: { ...USUAL_LIMITS[kind], ...entry.limits } }));
}
