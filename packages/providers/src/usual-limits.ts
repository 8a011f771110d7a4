import type { OwnLimits } from "./card.ts";

/** A gateway before many customers, each of which counts unknown recipients by itself. Ours: five customers' worth. */
export const GATEWAY: OwnLimits = {
  addressesPerSession: 5,
  addressesPerMinute: { start: 10, max: 60 },
  rejectedPerHour: 100,
};

/** A host of many domains, counting by sender. Ours: three sites' worth. */
export const HOSTING: OwnLimits = { rejectedPerHour: 60 };

/** An access provider with one domain or a few. Ours: these publish refusals for too much, and no figures but Cox's. */
export const ACCESS_PROVIDER: OwnLimits = { addressesPerSession: 5, addressesPerMinute: { start: 10, max: 10 } };
