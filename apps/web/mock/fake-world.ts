import type { Reason, Status } from "../src/api/schemas.ts";
import { REASON_WORDS } from "../src/words/reasons.ts";

/** A made-up domain, where its mail goes, and what usually comes of its addresses. */
export interface FakeDomain {
  readonly domain: string;
  readonly provider: string | null;
  readonly mxHost: string | null;
  readonly weight: number;
  readonly free: boolean;
  readonly reasons: readonly (readonly [Reason, number])[];
}

const USUAL: FakeDomain["reasons"] = [
  ["accepted", 84],
  ["mailbox_not_found", 11],
  ["mailbox_full", 1.4],
  ["mailbox_disabled", 1],
  ["recipient_restricted", 0.6],
  ["greylisted", 0.8],
  ["timeout", 0.7],
];
const ALL: FakeDomain["reasons"] = [["catch_all", 1]];

function domain(
  name: string,
  weight: number,
  provider: string | null,
  mxHost: string | null,
  reasons: FakeDomain["reasons"] = USUAL,
  free = false,
): FakeDomain {
  return { domain: name, weight, provider, mxHost, reasons, free };
}

/** Reserved names (RFC 2606) stand for companies, so that no mock ever names a real one's mailbox. */
export const DOMAINS: readonly FakeDomain[] = [
  domain("gmail.example", 24, "google", "gmail-smtp-in.l.google.example", USUAL, true),
  domain("outlook.example", 8, "microsoft-consumer", "olc.protection.outlook.example", [["not_probed", 1]], true),
  domain("yahoo.example", 7, "yahoo", "mta7.am0.yahoodns.example", [["provider_hides_mailboxes", 1]], true),
  domain("icloud.example", 3, "icloud", "mx01.mail.icloud.example", USUAL, true),
  domain("northwind.example", 6, "microsoft-365", "northwind-example.mail.protection.outlook.example"),
  domain("contoso.example", 5, "microsoft-365", "contoso-example.mail.protection.outlook.example", [
    ["accepted", 70],
    ["mailbox_not_found", 22],
    ["recipient_restricted", 4],
  ]),
  domain("acme.example", 4, "google", "aspmx.l.google.example"),
  domain("globex.example", 4, "mimecast", "eu-smtp-inbound-1.mimecast.example", ALL),
  domain("initech.example", 3, "proofpoint", "mxa-00123.gslb.pphosted.example", [
    ["blocked", 5],
    ["accepted", 4],
  ]),
  domain("umbrella.example", 3, null, "mx1.umbrella.example", ALL),
  domain("hooli.example", 3, null, "mx.hooli.example"),
  domain("stark.example", 2, "zoho", "mx.zoho.example"),
  domain("wayne.example", 2, null, "mail.wayne.example", [
    ["accepted", 5],
    ["catch_all_untested", 2],
    ["temporary_failure", 1],
  ]),
  domain("müller.example", 1.5, "ionos", "mx00.ionos.example"),
  domain("tyrell.example", 1.5, null, "mx.tyrell.example", [
    ["greylisted", 2],
    ["accepted", 5],
  ]),
  domain("throwaway.example", 1.2, null, "mx.throwaway.example", [["disposable", 1]]),
  domain("gmial.example", 1, null, null, [["domain_not_found", 1]], true),
  domain("oldshop.example", 1.2, null, null, [["no_mail_server", 1]]),
  domain("noreply.example", 0.6, null, null, [["null_mx", 1]]),
  domain("sleepy.example", 0.8, null, "mx.sleepy.example", [
    ["timeout", 3],
    ["connection_failed", 2],
    ["gave_up", 1],
  ]),
  domain("picky.example", 0.7, null, "mx.picky.example", [
    ["policy_refusal", 2],
    ["sender_rejected", 1],
  ]),
  domain("moved.example", 0.6, null, "mx.moved.example", [["domain_not_served", 1]]),
];

/** What a server says for each reason: basic code, enhanced code, words. */
export const REPLIES: Partial<Record<Reason, readonly [number, string, string]>> = {
  accepted: [250, "2.1.5", "Recipient OK"],
  catch_all: [250, "2.1.5", "Recipient OK"],
  catch_all_untested: [250, "2.1.5", "Ok"],
  provider_hides_mailboxes: [250, "2.1.0", "recipient ok"],
  disposable: [250, "2.1.5", "Ok"],
  mailbox_full: [452, "4.2.2", "The recipient's inbox is out of storage space"],
  recipient_busy: [450, "4.2.1", "The user you are trying to contact is receiving mail at a rate that prevents more"],
  recipient_restricted: [550, "5.7.133", "Sender not authenticated for group"],
  mailbox_not_found: [550, "5.1.1", "The email account that you tried to reach does not exist"],
  mailbox_disabled: [550, "5.2.1", "The email account that you tried to reach is disabled"],
  domain_not_served: [550, "5.7.1", "Relaying denied for this domain"],
  greylisted: [451, "4.7.1", "Greylisting in action, please come back in 300 seconds"],
  temporary_failure: [451, "4.3.0", "Temporary lookup failure"],
  blocked: [554, "5.7.1", "Service unavailable; client host [192.0.2.10] blocked using a local list"],
  sender_rejected: [550, "5.7.23", "Sender's domain has no valid SPF record for this host"],
  policy_refusal: [550, "5.0.0", "Message content or sender not accepted here"],
};

export function statusOf(reason: Reason): Status {
  return REASON_WORDS[reason].status;
}

const SCORES: Record<Status, number> = { deliverable: 95, risky: 50, undeliverable: 0, unknown: 30 };

export function scoreOf(reason: Reason): number {
  return reason === "disposable" ? 20 : SCORES[statusOf(reason)];
}

export const FIRST_NAMES =
  "ada grace alan edsger barbara donald margaret tim radia katherine dennis frances niklaus hedy linus guido anita john mary ken brian joan leslie tony evelyn claude joseph annie jean betty".split(
    " ",
  );
export const LAST_NAMES =
  "lovelace hopper turing dijkstra liskov knuth hamilton lee perlman johnson ritchie allen wirth lamarr torvalds rossum borg backus keller thompson kernighan clarke lamport hoare boyd shannon fourier easley bartik holberton".split(
    " ",
  );
