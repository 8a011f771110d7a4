import type { MailRoute, MxHost } from "@rollcall/routing";
import type { SpfResult } from "./evaluate-spf.ts";
import type { Finding, DoctorSettings } from "./finding.ts";
import { DEFAULT_POLICY } from "@rollcall/pacing";
import type { Egress, SessionPlan } from "@rollcall/smtp";

/** MAIL FROM is the empty sender, on purpose or for want of another. */
export function judgeNullSender(): Finding {
  return {
    id: "mail_from",
    title: "MAIL FROM",
    state: "warning",
    detail: "The empty sender <> is used.",
    meaning: "Some servers refuse it or slow it down where it asks for several recipients; those end as unknown.",
    mend: "Set MAIL_FROM to a real address of a domain of yours, with an MX and an SPF record for this machine.",
  };
}

/** Can mail to the sender's domain arrive? */
export function judgeSenderRoute(domain: string, route: MailRoute): Finding {
  const about = {
    id: "mail_from",
    title: "MAIL FROM's domain",
    meaning:
      "Servers that check senders refuse one whose domain takes no mail; their addresses end as sender_rejected.",
  };
  const mend = `Give ${domain} an MX record that points to a server that takes its mail, or set MAIL_FROM to a domain that has one.`;
  switch (route.type) {
    case "mx":
      return {
        ...about,
        state: "ok",
        detail: `${domain} has ${route.hosts.map(({ host }) => host).join(", ")}.`,
        mend: "",
      };
    case "implicit":
      return { ...about, state: "warning", detail: `${domain} has no MX record, only an address.`, mend };
    case "dns_error":
      return { ...about, state: "warning", detail: `The DNS can't say: ${route.detail}`, mend: "Try again later." };
    case "null_mx":
      return { ...about, state: "problem", detail: `${domain} says that it takes no mail (null MX).`, mend };
    case "domain_not_found":
      return { ...about, state: "problem", detail: `${domain} does not exist.`, mend };
    case "no_mail_server":
      return { ...about, state: "problem", detail: `${domain} has no mail server.`, mend };
  }
}

/** Does the sender's domain permit our address? `spf` null: no address of ours is known. */
export function judgeSpf(domain: string, spf: { readonly result: SpfResult; readonly detail: string } | null): Finding {
  const about = {
    id: "spf",
    title: "SPF",
    meaning:
      "Servers that check SPF refuse a sender whose domain does not name our address; those end as sender_rejected.",
  };
  if (spf === null)
    return { ...about, state: "skipped", detail: "No address of ours is known.", mend: "Mend the HELO name first." };
  const { result, detail } = spf;
  const mend = `Add this machine's address to the SPF record (TXT) of ${domain}, such as v=spf1 ip4:ADDRESS -all.`;
  if (result === "pass") return { ...about, state: "ok", detail: `${detail}.`, mend: "" };
  if (result === "temperror") return { ...about, state: "warning", detail: `${detail}.`, mend: "Try again later." };
  if (result === "none") return { ...about, state: "warning", detail: `${domain} has no SPF record.`, mend };
  const state = result === "fail" || result === "permerror" ? "problem" : "warning";
  return { ...about, state, detail: `${detail}.`, mend };
}

/** What the sender's own server says when it is asked for an address. */
export interface SenderAnswer {
  readonly address: string;
  /** Null: nobody answered. */
  readonly code: number | null;
  readonly words: string;
}

/** Does mail to the sender, and to postmaster, arrive? `answers` null: nobody was asked. */
export function judgePostmaster(answers: readonly SenderAnswer[] | null, whySkipped: string): Finding {
  const about = {
    id: "postmaster",
    title: "Sender and postmaster",
    meaning:
      "Servers that call back ask whether our sender exists before they answer, and people write to postmaster (RFC 5321 §4.5.1) when we disturb them.",
  };
  if (answers === null) return { ...about, state: "skipped", detail: whySkipped, mend: "" };
  const told = answers.map(({ address, code, words }) => `${address}: ${code === null ? words : `${code} ${words}`}`);
  const detail = told.join(" · ");
  if (answers.every(({ code }) => code !== null && code < 300)) return { ...about, state: "ok", detail, mend: "" };
  const refused = answers.some(({ code }) => code !== null && code >= 500);
  const mend = refused
    ? "Create the mailbox or an alias for it on your mail server."
    : "Ask again later: the server did not say yes or no.";
  return { ...about, state: refused ? "problem" : "warning", detail, mend };
}

/** A session that asks the operator's own mail server for a few addresses, and for nobody made up. */
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
