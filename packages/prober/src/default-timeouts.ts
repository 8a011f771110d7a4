import type { SessionTimeouts } from "./session.ts";

/**
 * Time limits for sessions with servers that nothing is known of. RFC 5321 §4.5.3.2 gives each step five minutes, which a prober
 * with thousands of sessions open does not have. These leave room for what is known to be slow on purpose: Exim hosts that greet
 * after 30 s, filters that take 30 s over a RCPT, tarpits of 5 s.
 */
export const defaultTimeouts: SessionTimeouts = {
  connectMs: 20_000,
  bannerMs: 60_000,
  ehloMs: 45_000,
  tlsMs: 30_000,
  mailMs: 45_000,
  rcptMs: 75_000,
  quitMs: 3000,
  sessionMs: 180_000,
};
