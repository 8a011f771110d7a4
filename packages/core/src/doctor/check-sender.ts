import { DEFAULT_POLICY } from "@rollcall/pacing";
import type { MailRoute, MxHost } from "@rollcall/routing";
import type { Egress, SessionPlan } from "@rollcall/smtp";
import type { SpfResult } from "./evaluate-spf.ts";
import type { Finding, DoctorSettings } from "./finding.ts";

/** MAIL FROM is empty, by choice or for lack of an address. */
export function checkNullSender(): Finding {
  return {
    id: "mail_from",
    title: "MAIL FROM",
    state: "warning",
    detail: "The empty sender <> is used.",
    meaning: "Some servers refuse or throttle it for several recipients; addresses there end as unknown.",
    fix: "Set MAIL_FROM to a real address of a domain of yours, with an MX and an SPF record for this machine.",
  };
}

/** Checks that mail to the sender's domain can arrive. */
export function checkSenderRoute(domain: string, route: MailRoute): Finding {
  const about = {
    id: "mail_from",
    title: "MAIL FROM's domain",
    meaning:
      "Servers that check senders refuse one whose domain accepts no mail; addresses there end as sender_rejected.",
  };
  const fix = `Add an MX record to ${domain} that points to a server accepting its mail, or set MAIL_FROM to a domain that has one.`;
  switch (route.type) {
    case "mx":
      return {
        ...about,
        state: "ok",
        detail: `${domain} has ${route.hosts.map(({ host }) => host).join(", ")}.`,
        fix: "",
      };
    case "implicit":
      return { ...about, state: "warning", detail: `${domain} has no MX record, only an address.`, fix };
    case "dns_error":
      return { ...about, state: "warning", detail: `The lookup failed: ${route.detail}`, fix: "Try again later." };
    case "null_mx":
      return { ...about, state: "problem", detail: `${domain} accepts no mail (null MX).`, fix };
    case "domain_not_found":
      return { ...about, state: "problem", detail: `${domain} does not exist.`, fix };
    case "no_mail_server":
      return { ...about, state: "problem", detail: `${domain} has no mail server.`, fix };
  }
}

/** Checks that SPF permits our address. `spf` and `address` null: it is unknown. */
export function checkSpf(
  domain: string,
  spf: { readonly result: SpfResult; readonly detail: string } | null,
  address: string | null,
): Finding {
  const about = {
    id: "spf",
    title: "SPF",
    meaning:
      "Servers that check SPF refuse a sender whose record does not include our address; addresses there end as sender_rejected.",
  };
  if (spf === null)
    return { ...about, state: "skipped", detail: "Our public address is not known.", fix: "Fix the HELO name first." };
  const { result, detail } = spf;
  const ours = address ?? "ADDRESS";
  const fix = `Add the egress's address to the SPF record (TXT) of ${domain}, such as v=spf1 ${ours.includes(":") ? "ip6" : "ip4"}:${ours} -all.`;
  if (result === "pass") return { ...about, state: "ok", detail: `${detail}.`, fix: "" };
  if (result === "temperror") return { ...about, state: "warning", detail: `${detail}.`, fix: "Try again later." };
  if (result === "none") return { ...about, state: "warning", detail: `${domain} has no SPF record.`, fix };
  const state = result === "fail" || result === "permerror" ? "problem" : "warning";
  return { ...about, state, detail: `${detail}.`, fix };
}

/** The reply of the sender's own server to RCPT. */
export interface SenderAnswer {
  readonly address: string;
  /** Null: no reply. */
  readonly code: number | null;
  readonly words: string;
}

/** Checks that the sender and postmaster accept mail. `answers` null: not tried. */
export function checkPostmaster(answers: readonly SenderAnswer[] | null, whySkipped: string): Finding {
  const about = {
    id: "postmaster",
    title: "Sender and postmaster",
    meaning:
      "Servers with sender callbacks check whether our sender exists before they answer, and administrators write to postmaster (RFC 5321 §4.5.1) with complaints.",
  };
  if (answers === null) return { ...about, state: "skipped", detail: whySkipped, fix: "" };
  const replies = answers.map(
    ({ address, code, words }) => `${address}: ${code === null ? words : `${code} ${words}`}`,
  );
  const detail = replies.join(" · ");
  if (answers.every(({ code }) => code !== null && code < 300)) return { ...about, state: "ok", detail, fix: "" };
  const refused = answers.some(({ code }) => code !== null && code >= 500);
  const fix = refused
    ? "Create the mailbox or an alias on your mail server."
    : "Try again later: the server gave no clear answer.";
  return { ...about, state: refused ? "problem" : "warning", detail, fix };
}

/** A session that probes a few addresses at the operator's own mail server, without a control. */
export function senderPlan(
  { smtpPort, allowPrivateAddresses }: Pick<DoctorSettings, "smtpPort" | "allowPrivateAddresses">,
  egress: Egress,
  hosts: readonly MxHost[],
  addresses: readonly string[],
): SessionPlan {
  const { recipientsPerTransaction, tls, pipelining, timeouts, sessionMaxAgeMs } = DEFAULT_POLICY;
  return {
    egress,
    hosts,
    port: smtpPort,
    allowPrivateAddresses,
    provider: null,
    recipients: addresses.map((address) => ({ id: address, address, needsSmtpUtf8: false })),
    controls: new Map(),
    policy: {
      maxAddresses: addresses.length,
      recipientsPerTransaction,
      maxRefusals: addresses.length,
      maxAgeMs: sessionMaxAgeMs,
      tarpitFactor: 0,
      tls,
      pipelining,
      control: "never",
      timeouts,
    },
    skipTls: false,
    keepTranscript: false,
  };
}
