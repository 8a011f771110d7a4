import { createNotice } from "@rollcall/compose/process/notice";
import { afterLookup, describeSilence, type NameSilence } from "@rollcall/core";
import type { MailResolver } from "@rollcall/routing";
import type { Logger } from "@rollcall/telemetry";

/** The same resolver; logs once a minute while it answers nothing, and when it answers again. `monotonicMs`: a monotonic clock. */
export function watchNames(
  resolver: MailResolver,
  logger: Pick<Logger, "warn" | "info">,
  monotonicMs: () => number,
): MailResolver {
  let silence: NameSilence | null = null;
  const notice = createNotice(logger, "name servers answer again");
  return {
    ...resolver,
    async resolveRoute(domain, options) {
      const route = await resolver.resolveRoute(domain, options);
      const nowMs = monotonicMs();
      silence = afterLookup(silence, route.type === "dns_error" ? route.detail : null, nowMs);
      notice(describeSilence(silence, nowMs), nowMs);
      return route;
    },
  };
}
