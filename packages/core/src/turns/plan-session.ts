import type { Egress, Recipient, SessionPlan, SessionPolicy, SessionReport } from "@rollcall/smtp";
import { controlLocalPart, decide, type Evidence, isControlDue, needsControl } from "@rollcall/verdict";
import type { VerificationSettings } from "../settings.ts";
import type { ClaimedContact, TurnSite } from "./turn.ts";

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
  const alone = contacts.filter((contact) => awaitsControl(contact, site.provider));
  const controls = planControls(turn);
  return {
    egress,
    hosts: site.hosts,
    port: settings.smtpPort,
    allowPrivateAddresses: settings.allowPrivateAddresses,
    provider: site.provider,
    recipients: contacts
      .filter((contact) => !alone.includes(contact))
      // A session may end early: addresses that were never probed must not wait behind retries.
      .toSorted((one, other) => turnOf(one) - turnOf(other))
      .map(recipientOf),
    controls,
    controlsAlone: [...new Set(alone.map(({ domain }) => domain))].filter((domain) => controls.has(domain)),
    witnesses: witnessesOf(alone),
    policy: isUntil(site.pipeliningBrokenUntil, nowMs) ? { ...policy, pipelining: false } : policy,
    skipTls: isUntil(site.tlsBrokenUntil, nowMs),
    keepTranscript: contacts.some((contact) => contact.watchedRunId !== null),
  };
}

const isUntil = (until: Date | null, nowMs: number): boolean => until !== null && until.getTime() > nowMs;

/** The plan without the controls of these domains: they are asked elsewhere at this moment. */
export function withoutControls(plan: SessionPlan, domains: ReadonlySet<string>): SessionPlan {
  return {
    ...plan,
    controls: new Map([...plan.controls].filter(([domain]) => !domains.has(domain))),
    controlsAlone: (plan.controlsAlone ?? []).filter((domain) => !domains.has(domain)),
  };
}

const recipientOf = ({ contactId, asked, needsSmtpUtf8 }: ClaimedContact): Recipient => ({
  id: contactId,
  address: asked,
  needsSmtpUtf8,
});

/**
 * From a control's third time on, one of those that wait for it can witness: by then the server has known it for a quarter of an hour,
 * longer than most greylists take. Always the same one: no other accepted mailbox is asked again.
 */
function witnessesOf(alone: readonly ClaimedContact[]): ReadonlyMap<string, Recipient> {
  const known = alone.filter(({ evidence }) => controlsAsked(evidence) >= CONTROLS_LIMIT - 2);
  const lastFirst = known.toSorted((one, other) => (one.contactId < other.contactId ? 1 : -1));
  return new Map(lastFirst.map((contact) => [contact.domain, recipientOf(contact)]));
}

/** Maximum controls per address: the first and three retries. */
export const CONTROLS_LIMIT = 4;

/** Number of unclear controls while this address was waiting, including other sessions'. */
export function controlsAsked(evidence: readonly Evidence[]): number {
  const askedAt = evidence.flatMap((one) => {
    if (one.type === "reply" && one.subject === "control") return [Math.floor(one.atMs)];
    return one.type === "catch_all" && one.catchAll === null ? [one.askedAtMs] : [];
  });
  return new Set(askedAt).size;
}

const turnOf = (contact: ClaimedContact): number => (isSuspect(contact) ? 0 : contact.attempts === 0 ? 1 : 2);

/**
 * Whether a contact was accepted and only its domain's control is not clear yet: the address itself is not probed again.
 * One accepted by a backup host is: the domain's own server may know better.
 */
export function awaitsControl({ evidence, role, disposable }: ClaimedContact, provider: string | null): boolean {
  if (evidence.length === 0 || evidence.some((one) => one.type === "reply" && one.backup === true)) return false;
  const { reason } = decide({ evidence, facts: { role, disposable }, policy: { roleIsRisky: false }, provider });
  return reason === "catch_all_untested";
}

/**
 * A random control address for each domain that isn't known to be a catch-all or not, and now and then for one that
 * refused its control: servers are reconfigured in the middle of a list.
 */
function planControls({ site, contacts, policy, settings, nowMs, random }: PlannedTurn): Map<string, string> {
  const controls = new Map<string, string>();
  if (policy.control === "never") return controls;
  for (const [domain, asked] of Map.groupBy(contacts, (contact) => contact.domain)) {
    const first = asked[0];
    const fresh = (first?.catchAllExpiresAt?.getTime() ?? 0) > nowMs;
    const catchAll = fresh ? (first?.catchAll ?? null) : null;
    const known = catchAll === false && isControlDue(asked.length, random()) ? null : catchAll;
    if (!needsControl(site.provider, domain, known)) continue;
    const askedAgoMs = nowMs - (first?.catchAllAskedAt?.getTime() ?? 0);
    const isRecent = askedAgoMs < (settings.retryScheduleMs[0] ?? 0) / 2;
    // One control per domain and round: who is accepted while it has no clear answer waits for the next with the others.
    const isPending = first?.catchAllAskedAt != null && fresh && catchAll === null;
    const isFirst = asked.every((contact) => contact.attempts === 0);
    if (isPending && (isRecent || isFirst)) continue;
    controls.set(domain, first?.controlAddress ?? `${controlLocalPart(random)}@${domain}`);
  }
  return controls;
}

/** A session that ended at this name's RCPT: by 421, a close or a reset. */
export function isCutAtName(evidence: Evidence): boolean {
  if (evidence.type === "failure") return evidence.stage === "rcpt" && evidence.failure === "connection_failed";
  if (evidence.type !== "reply" || evidence.stage !== "rcpt" || evidence.code !== 421) return false;
  return evidence.subject === "recipient";
}

/** What ended the session at a name after others had been answered, and is not its answer yet; null: nothing did. */
export function cutBefore({ ending, cut, unanswered }: SessionReport, { contactId }: ClaimedContact): Evidence | null {
  if (ending.type !== "cut_short" || cut?.at?.type !== "recipient" || cut.at.id !== contactId) return null;
  return isCutAtName(ending.evidence) && unanswered.includes(contactId) ? ending.evidence : null;
}

/** Whether a name ended a session after others, and has not been asked since: asked first, it shows whose doing that was. */
function isSuspect({ attempts, evidence }: ClaimedContact): boolean {
  const last = evidence.at(-1);
  return attempts === 0 && last !== undefined && isCutAtName(last);
}
