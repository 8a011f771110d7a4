import type { OwnLimits } from "./card.ts";

/** A gateway for many customers, each with its own count of unknown recipients. Ours: five customers' worth. */
export const GATEWAY: OwnLimits = {
  addressesPerSession: 5,
  addressesPerMinute: { start: 10, max: 60 },
  rejectedPerHour: 100,
};

/** A hosting platform, counting per sender. Ours: three sites' worth. */
export const HOSTING: OwnLimits = { rejectedPerHour: 60 };

/** An access provider with few domains. Ours: only Cox publishes figures. */
export const ACCESS_PROVIDER: OwnLimits = { addressesPerSession: 5, addressesPerMinute: { start: 10, max: 10 } };
