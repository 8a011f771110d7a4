import { controlLocalPart, isControlDue, needsControl } from "@rollcall/verdict";
import type { VerificationSettings } from "../settings.ts";
import type { ClaimedContact, TurnSite } from "./turn.ts";
import type { Egress, SessionPlan, SessionPolicy } from "@rollcall/smtp";

export interface PlannedTurn {
  readonly egress: Egress;
  readonly site: TurnSite;
  readonly contacts: readonly ClaimedContact[];
  readonly policy: SessionPolicy;
  readonly settings: VerificationSettings;
  readonly nowMs: number;
  readonly random: () => number;
}

/** The plan of a session: the addresses to probe and the controls. */
export function planSession(turn: PlannedTurn): SessionPlan {
  const { egress, site, contacts, policy, settings, nowMs } = turn;
  return {
    egress,
    hosts: site.hosts,
    port: settings.smtpPort,
    allowPrivateAddresses: settings.allowPrivateAddresses,
    provider: site.provider,
    recipients: contacts.map(({ contactId, asked, needsSmtpUtf8 }) => ({
      id: contactId,
      address: asked,
      needsSmtpUtf8,
    })),
    controls: planControls(turn),
    policy,
    skipTls: site.tlsBrokenUntil !== null && site.tlsBrokenUntil.getTime() > nowMs,
    keepTranscript: contacts.some((contact) => contact.watchedRunId !== null),
  };
}

/**
 * A random control address for each domain that isn't known to be a catch-all or not, and now and then for one that
 * refused its control: servers are reconfigured in the middle of a list.
 */
function planControls({ site, contacts, policy, nowMs, random }: PlannedTurn): Map<string, string> {
  const controls = new Map<string, string>();
  if (policy.control === "never") return controls;
  for (const [domain, asked] of Map.groupBy(contacts, (contact) => contact.domain)) {
    const first = asked[0];
    const fresh = (first?.catchAllExpiresAt?.getTime() ?? 0) > nowMs;
    const catchAll = fresh ? (first?.catchAll ?? null) : null;
    const known = catchAll === false && isControlDue(asked.length, random()) ? null : catchAll;
    if (!needsControl(site.provider, domain, known)) continue;
    controls.set(domain, first?.controlAddress ?? `${controlLocalPart(random)}@${domain}`);
  }
  return controls;
}
