import { createNotice } from "@rollcall/compose/process/notice";
import { afterLookup, describeSilence, type NameSilence } from "@rollcall/core";
import type { MailResolver } from "@rollcall/routing";
import type { Logger } from "@rollcall/telemetry";

/** An answer from memory comes sooner, and says nothing of name servers. */
const ROUND_TRIP_MS = 1;

/** The same resolver; logs once a minute while it answers nothing, and when it answers again. `monotonicMs`: a monotonic clock. */
export function watchNames(
  resolver: MailResolver,
  logger: Pick<Logger, "warn" | "info">,
  monotonicMs: () => number,
): MailResolver {
  let silence: NameSilence | null = null;
  const notice = createNotice(logger, "name servers answer again");
  const watch = async <Found extends { readonly type: string }>(find: () => Promise<Found>): Promise<Found> => {
    const beganMs = monotonicMs();
    const found = await find();
    const nowMs = monotonicMs();
    const failure = found.type === "dns_error" && "detail" in found ? String(found.detail) : null;
    if (failure === null && nowMs - beganMs < ROUND_TRIP_MS) return found;
    silence = afterLookup(silence, failure, nowMs);
    notice(describeSilence(silence, nowMs), nowMs);
    return found;
  };
  return {
    ...resolver,
    resolveRoute: (domain, options) => watch(() => resolver.resolveRoute(domain, options)),
    resolveHost: (host, suffices) => watch(() => resolver.resolveHost(host, suffices)),
  };
}
