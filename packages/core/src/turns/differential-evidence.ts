import type { SessionReport } from "@rollcall/smtp";
import { type DifferentialEvidence, isOpenControl, isOpenRefusal, type ReplyEvidence } from "@rollcall/verdict";
import type { ClaimedContact } from "./turn.ts";

interface Asked {
  readonly contacts: readonly ClaimedContact[];
  readonly report: Pick<SessionReport, "answers" | "controls" | "contrasts">;
  readonly provider: string | null;
  readonly nowMs: number;
}

/**
 * Evidence from other addresses of the contact's domain in the same session, if it may settle what the contact's own
 * reply leaves open: a refusal for an unclear reason, or an acceptance beside a control refused for one. None if the
 * host accepted no address of the domain.
 */
export function differentialEvidence(asked: Asked, contact: ClaimedContact): DifferentialEvidence[] {
  const { provider, nowMs } = asked;
  const replies = repliesOf(asked, contact.domain);
  const own = replies.filter(({ id }) => id === contact.contactId).map(({ reply }) => reply);
  const control = asked.report.controls.find(({ domain }) => domain === contact.domain)?.evidence;
  const isOpen = (reply: ReplyEvidence): boolean => isOpenRefusal(reply, provider);
  const openControl = control !== undefined && isOpen(control) ? control : null;
  const isAccepted = own.some(({ code }) => code < 300);
  const isUnclear = control !== undefined && isOpenControl(control, provider);
  if (!own.some(isOpen) && !(isAccepted && isUnclear)) return [];
  const witnesses = isAccepted ? replies : replies.filter(({ id }) => id !== contact.contactId);
  const lastByHost = new Map<string, number>();
  for (const { reply } of witnesses) {
    const { code, host, atMs } = reply;
    if (code < 300) lastByHost.set(host, Math.max(atMs, lastByHost.get(host) ?? atMs));
  }
  return [...lastByHost].map(([host, acceptedAtMs]) => ({
    type: "differential",
    host,
    acceptedAtMs,
    control: openControl !== null && openControl.host === host ? refusalOf(openControl) : null,
    atMs: nowMs,
  }));
}

/** Evidence for names of a domain whose control was answered by 421 again and again while another of its names was accepted. */
export function contrastEvidence({ report, nowMs }: Asked, domain: string): DifferentialEvidence[] {
  return report.contrasts
    .filter((contrast) => contrast.domain === domain)
    .map(({ control, acceptedAtMs }) => ({
      type: "differential",
      host: control.host,
      acceptedAtMs,
      control: refusalOf(control),
      atMs: nowMs,
    }));
}

const refusalOf = ({ code, enhanced, text, atMs }: ReplyEvidence): DifferentialEvidence["control"] => ({
  code,
  enhanced,
  text,
  atMs,
});

/** Replies to RCPT at a domain, with their contacts. */
function repliesOf(
  { contacts, report }: Asked,
  domain: string,
): readonly { readonly id: string; readonly reply: ReplyEvidence }[] {
  const ofDomain = new Set(contacts.filter((one) => one.domain === domain).map(({ contactId }) => contactId));
  return report.answers.flatMap(({ id, evidence }) =>
    ofDomain.has(id)
      ? evidence.flatMap((one) => (one.type === "reply" && one.subject === "recipient" ? [{ id, reply: one }] : []))
      : [],
  );
}
