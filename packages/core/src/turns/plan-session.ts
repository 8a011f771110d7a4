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

/** What a session is to do: whom to ask, and which made-up names to ask for beside them. */
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
 * A fresh made-up address for each domain of which nobody knows whether it accepts every name, and now and then for one that
 * is known to refuse them: a server may change its ways in the middle of a list.
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
