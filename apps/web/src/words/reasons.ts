import type { Reason, Status } from "@rollcall/verdict";

export interface ReasonWords {
  /** The status of every verdict with this reason. */
  readonly status: Status;
  /** A few words for badges, charts and filters. */
  readonly label: string;
  /** What it means, without SMTP terms. */
  readonly means: string;
  /** What to do about it. */
  readonly advice: string;
}

/** In the words of people who send mail, not of those who run servers. */
export const REASON_WORDS: Record<Reason, ReasonWords> = {
  accepted: {
    status: "deliverable",
    label: "Mailbox accepts mail",
    means: "The mail server accepts mail for this mailbox and rejects made-up names at the same domain.",
    advice: "Safe to send.",
  },
  catch_all: {
    status: "risky",
    label: "Catch-all domain",
    means: "The server accepts mail for any name at this domain, even a made-up one, so its yes proves nothing.",
    advice: "Keep these in a separate segment, send small batches, and stop if more than 5% bounce.",
  },
  catch_all_untested: {
    status: "risky",
    label: "Accepted, not cross-checked",
    means:
      "The server accepted the address, but gave no clear answer about a made-up name, or only a backup server that accepts any name could be reached.",
    advice: "Probably fine. Send after your deliverable addresses, or check again tomorrow.",
  },
  provider_hides_mailboxes: {
    status: "risky",
    label: "Can't be verified",
    means: "This provider accepts every address at first and rejects unknown ones only after a message is sent.",
    advice: "Rely on your own history: keep people who opened or replied, and be careful with the rest.",
  },
  mailbox_full: {
    status: "risky",
    label: "Mailbox full",
    means: "The mailbox exists, but is over its quota. Often it is no longer read.",
    advice: "Leave it out of this campaign and check again in a few weeks.",
  },
  recipient_busy: {
    status: "risky",
    label: "Mailbox temporarily busy",
    means: "The mailbox exists, but currently receives more mail than its provider allows.",
    advice: "Send, but not right away. Check again tomorrow if you want to be sure.",
  },
  recipient_restricted: {
    status: "risky",
    label: "Accepts known senders only",
    means: "The mailbox exists, but accepts mail only from known senders, such as its own organisation.",
    advice: "Your mail will most likely bounce unless this person has approved you as a sender.",
  },
  disposable: {
    status: "risky",
    label: "Disposable address",
    means: "The domain offers throw-away mailboxes that people use once to get past a form.",
    advice: "Leave it out of campaigns.",
  },
  role_account: {
    status: "risky",
    label: "Role account",
    means: "It belongs to a function, such as info@ or sales@, and may be read by several people or by nobody.",
    advice: "Fine for business contact, poor for newsletters: such inboxes complain more often.",
  },
  invalid_syntax: {
    status: "undeliverable",
    label: "Not an address",
    means: "The text is not a valid email address.",
    advice: "Correct it if you can tell what was meant; otherwise remove it.",
  },
  reserved_domain: {
    status: "undeliverable",
    label: "Domain can't receive mail",
    means: "The domain is reserved for examples, tests or private networks, so no mail can reach it.",
    advice: "It is a placeholder: remove it, or ask the person for their real address.",
  },
  domain_not_found: {
    status: "undeliverable",
    label: "Domain doesn't exist",
    means: "The part after the @ is not a registered domain.",
    advice: "Look for a typo in the domain; otherwise remove the address.",
  },
  no_mail_server: {
    status: "undeliverable",
    label: "Domain has no mail server",
    means: "The domain exists, but has no server that receives mail.",
    advice: "Remove the address, or ask the person for another.",
  },
  null_mx: {
    status: "undeliverable",
    label: "Domain accepts no mail",
    means: "The domain states publicly that it never accepts mail.",
    advice: "Remove the address.",
  },
  mailbox_not_found: {
    status: "undeliverable",
    label: "No such mailbox",
    means: "The domain's mail server says that this mailbox doesn't exist.",
    advice: "Remove the address: a message to it would bounce.",
  },
  mailbox_disabled: {
    status: "undeliverable",
    label: "Mailbox disabled",
    means: "The mailbox existed, but has been disabled or suspended.",
    advice: "Remove the address. The person may have moved on.",
  },
  domain_not_served: {
    status: "undeliverable",
    label: "Server doesn't handle the domain",
    means: "All mail servers that the domain names say they don't handle its mail.",
    advice: "Remove the address, or check again in a few weeks if the company matters to you.",
  },
  greylisted: {
    status: "unknown",
    label: "Greylisted (retrying)",
    means: "The server asks new senders to wait and hasn't answered yet.",
    advice: "Check again later: the answer usually comes on a later try.",
  },
  temporary_failure: {
    status: "unknown",
    label: "Temporary server error",
    means: "The mail server reported a temporary problem.",
    advice: "Check again later; it says nothing against the address.",
  },
  rate_limited: {
    status: "unknown",
    label: "Provider slowed us down",
    means: "The server limits how many addresses it answers and asked us to wait.",
    advice: "Check again later, when the provider's limit has reset.",
  },
  blocked: {
    status: "unknown",
    label: "Our server is blocked",
    means:
      "The mail server refuses connections from the server that Rollcall runs on. It said nothing about the mailbox.",
    advice: "Keep the address. Ask the operator of Rollcall to look at the Providers page.",
  },
  sender_rejected: {
    status: "unknown",
    label: "Our sender name was rejected",
    means: "The server rejects the host name or sender address that Rollcall uses.",
    advice: "Keep the address. The operator of Rollcall should check its host name and sender address.",
  },
  connection_failed: {
    status: "unknown",
    label: "Server not reachable",
    means: "None of the domain's mail servers could be connected to.",
    advice: "Check again in a day or two. If nothing changes, the domain is probably abandoned.",
  },
  timeout: {
    status: "unknown",
    label: "Server too slow",
    means: "The mail server took too long to answer.",
    advice: "Check again later.",
  },
  dns_error: {
    status: "unknown",
    label: "DNS lookup failed",
    means: "The domain's name servers gave no usable answer, so its mail servers are unknown.",
    advice: "Check again later. If many domains show this, the problem is on Rollcall's side.",
  },
  protocol_error: {
    status: "unknown",
    label: "Unexpected server response",
    means: "The server's answer doesn't follow the mail protocol.",
    advice: "Check again later, or ask the person for another address.",
  },
  smtputf8_unsupported: {
    status: "unknown",
    label: "Server lacks Unicode support",
    means: "The address has characters outside plain English that its server can't handle.",
    advice: "Your own mail system would probably fail too: ask for another address.",
  },
  policy_refusal: {
    status: "unknown",
    label: "Rejected, cause unclear",
    means: "The server's rejection doesn't say whether it is about the mailbox or about us.",
    advice: "Keep the address, leave it out of cold mail, and read the server's reply.",
  },
  doubted: {
    status: "unknown",
    label: "Being double-checked",
    means: "The provider suddenly rejected many addresses at once, which is more often a fault than the truth.",
    advice: "Wait for the second check. Until then, what was known before stands.",
  },
  not_probed: {
    status: "unknown",
    label: "Not checked: not allowed",
    means: "The provider's rules forbid it, or you never ask at this domain. Its mail server wasn't contacted.",
    advice: "Rely on your own history with this address.",
  },
  suppressed: {
    status: "unknown",
    label: "Suppressed",
    means: "It is on your suppression list, so it isn't checked.",
    advice: "Don't email this address.",
  },
  unsafe_mx: {
    status: "unknown",
    label: "Points at a private network",
    means: "The domain names a mail server at an address that Rollcall doesn't connect to, such as this machine.",
    advice: "Most likely a misconfigured domain: treat it as unreachable.",
  },
  cancelled: {
    status: "unknown",
    label: "Not checked (stopped)",
    means: "Checking was stopped before this address was checked.",
    advice: "Check the list again to check the rest.",
  },
  not_answered_yet: {
    status: "unknown",
    label: "Not answered yet",
    means:
      "No answer came before the run ended or the list was downloaded. The last reply, if any, is in the evidence.",
    advice: "Check the list again to ask for the rest.",
  },
  gave_up: {
    status: "unknown",
    label: "No clear answer after retries",
    means: "We tried several times and never got a clear answer. The last reply is in the evidence.",
    advice: "Keep it out of cold mail, and check again in a few weeks.",
  },
};

export const REASONS: readonly Reason[] = Object.keys(REASON_WORDS) as Reason[];

/** The words of a reason. One from a newer server is shown as it is. */
export function wordsOf(reason: Reason): ReasonWords {
  if (Object.hasOwn(REASON_WORDS, reason)) return REASON_WORDS[reason];
  return {
    status: "unknown",
    label: reason.replaceAll("_", " "),
    means: "The server is newer than this page.",
    advice: "Reload the page.",
  };
}
