import type { ClaimedContact, SessionPlan, SessionPolicy, TurnSite } from "@rollcall/ports";
import { controlLocalPart, needsControl } from "@rollcall/verdict";
import type { VerificationSettings } from "../settings.ts";

export interface PlannedTurn {
  readonly site: TurnSite;
  readonly contacts: readonly ClaimedContact[];
  readonly policy: SessionPolicy;
  readonly settings: VerificationSettings;
  readonly nowMs: number;
  readonly random: () => number;
}

/** What a session is to do: whom to ask, and which made-up names to ask for beside them. */
export function planSession(turn: PlannedTurn): SessionPlan {
  const { site, contacts, policy, settings, nowMs } = turn;
  return {
    egress: settings.egress,
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

/** A fresh made-up address for each domain of which nobody knows whether it accepts every name. */
function planControls({ site, contacts, policy, nowMs, random }: PlannedTurn): Map<string, string> {
  const controls = new Map<string, string>();
  if (policy.control === "never") return controls;
  for (const contact of contacts) {
    const fresh = (contact.catchAllExpiresAt?.getTime() ?? 0) > nowMs;
    const known = fresh ? contact.catchAll : null;
    if (controls.has(contact.domain) || !needsControl(site.provider, contact.domain, known)) continue;
    controls.set(contact.domain, contact.controlAddress ?? `${controlLocalPart(random)}@${contact.domain}`);
  }
  return controls;
}
