import type { Reason } from "@rollcall/verdict";
import type { HostDescription } from "../world/world-description.ts";

/** What an honest prober may call each standing trouble of a host. `gave_up`: the same, after all retries. */
export const STANDING_TROUBLE = {
  noAddress: ["no_mail_server", "connection_failed", "dns_error", "gave_up"],
  elsewhere: ["unsafe_mx", "connection_failed", "gave_up"],
  refusesConnections: ["connection_failed", "gave_up"],
  silent: ["timeout", "gave_up"],
  hangsUp: ["connection_failed", "protocol_error", "temporary_failure", "gave_up"],
  busy: ["rate_limited", "temporary_failure", "connection_failed", "gave_up"],
  blocks: ["blocked"],
  garbage: ["protocol_error", "gave_up"],
  endless: ["protocol_error", "timeout", "gave_up"],
  refusesHelo: ["sender_rejected"],
} as const satisfies Record<string, readonly Reason[]>;

/** Why no RCPT can be asked at this host, or null where one can. */
export function troubleOf(host: HostDescription | undefined): readonly Reason[] | null {
  if (host === undefined || host.dns?.type === "none") return STANDING_TROUBLE.noAddress;
  if (host.dns?.type === "elsewhere") return STANDING_TROUBLE.elsewhere;
  if (host.listening === false) return STANDING_TROUBLE.refusesConnections;
  if (host.manners?.ehlo === "refused") return STANDING_TROUBLE.refusesHelo;
  switch (host.manners?.greeting ?? "normal") {
    case "silent":
      return STANDING_TROUBLE.silent;
    case "hang_up":
      return STANDING_TROUBLE.hangsUp;
    case "busy":
      return STANDING_TROUBLE.busy;
    case "refused":
      return STANDING_TROUBLE.blocks;
    case "garbage":
      return STANDING_TROUBLE.garbage;
    case "endless":
      return STANDING_TROUBLE.endless;
    case "normal":
    case "multiline":
      break;
  }
  return null;
}
