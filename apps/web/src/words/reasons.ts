import type { Reason, Status } from "@rollcall/verdict";

export interface ReasonWords {
  /** The status that this reason always comes with. */
  readonly status: Status;
  /** A few words for badges, charts and filters. */
  readonly label: string;
  /** What it means, in a sentence that needs no knowledge of SMTP. */
  readonly means: string;
  /** What to do about it. */
  readonly advice: string;
}

/** Every reason, once, in the words of people who send mail rather than of those who run servers. */
export const REASON_WORDS: Record<Reason, ReasonWords> = {
  accepted: {
    status: "deliverable",
    label: "Mailbox accepts mail",
    means: "The mail server takes mail for this mailbox and turns away made-up names at the same domain.",
    advice: "Safe to send.",
  },
  catch_all: {
    status: "risky",
    label: "Accepts every name",
    means: "The server takes mail for any name at this domain, even an invented one, so its yes proves nothing.",
    advice: "Keep these in a segment of their own, send small batches, and stop when bounces pass 5%.",
  },
  catch_all_untested: {
    status: "risky",
    label: "Accepted, not cross-checked",
    means:
      "The server said yes, but gave no clear answer when it was asked for an invented name, or only a backup server that takes any name could be reached.",
    advice: "Probably fine. Send after your deliverable addresses, or check again tomorrow.",
  },
  provider_hides_mailboxes: {
    status: "risky",
    label: "Provider hides mailboxes",
    means: "This provider says yes to every address at first and refuses unknown ones only after a message is sent.",
    advice: "Rely on your own history: keep people who opened or replied, be careful with the rest.",
  },
  mailbox_full: {
    status: "risky",
    label: "Mailbox full",
    means: "The mailbox exists, but it is over its quota. Often nobody reads it any more.",
    advice: "Leave it out of this campaign and check again in a few weeks.",
  },
  recipient_busy: {
    status: "risky",
    label: "Receiving too much now",
    means: "The mailbox exists, but gets more mail at the moment than its provider allows.",
    advice: "Send, but not right away. Check again tomorrow if you want to be sure.",
  },
  recipient_restricted: {
    status: "risky",
    label: "Refuses strangers",
    means: "The mailbox exists, but takes mail only from senders it knows, such as its own organisation.",
    advice: "Your mail will most likely bounce unless this person has allowed you.",
  },
  disposable: {
    status: "risky",
    label: "Disposable address",
    means: "The domain hands out throw-away mailboxes that people use once to get past a form.",
    advice: "Leave it out of campaigns.",
  },
  role_account: {
    status: "risky",
    label: "Role account",
    means: "It belongs to a function, such as info@ or sales@, and several people or none may read it.",
    advice: "Good for business contact, poor for newsletters: such inboxes complain more often.",
  },
  invalid_syntax: {
    status: "undeliverable",
    label: "Not an address",
    means: "The text is not a valid e-mail address, so nobody could be asked.",
    advice: "Correct it if you can see what was meant; otherwise remove it.",
  },
  domain_not_found: {
    status: "undeliverable",
    label: "Domain doesn't exist",
    means: "The part after the @ is not a registered domain.",
    advice: "Look for a typing mistake in the domain; otherwise remove the address.",
  },
  no_mail_server: {
    status: "undeliverable",
    label: "Domain has no mail server",
    means: "The domain exists, but names no server that mail could be brought to.",
    advice: "Remove the address, or ask the person for another one.",
  },
  null_mx: {
    status: "undeliverable",
    label: "Domain takes no mail",
    means: "The domain states publicly that it never takes mail.",
    advice: "Remove the address.",
  },
  mailbox_not_found: {
    status: "undeliverable",
    label: "No such mailbox",
    means: "The domain's own mail server says that there is no such mailbox.",
    advice: "Remove the address: a message to it would bounce.",
  },
  mailbox_disabled: {
    status: "undeliverable",
    label: "Mailbox switched off",
    means: "The mailbox existed, but has been disabled or suspended.",
    advice: "Remove the address. The person may have moved on.",
  },
  domain_not_served: {
    status: "undeliverable",
    label: "Servers disown the domain",
    means: "The domain points at mail servers that all say that they don't handle its mail.",
    advice: "Remove the address, or check again in some weeks if the company matters to you.",
  },
  greylisted: {
    status: "unknown",
    label: "Asked to come back later",
    means: "The server puts off senders that it doesn't know yet and hasn't answered so far.",
    advice: "Check again later: the answer usually comes on a later try.",
  },
  temporary_failure: {
    status: "unknown",
    label: "Server had a passing fault",
    means: "The mail server reported a temporary problem of its own.",
    advice: "Check again later; it says nothing against the address.",
  },
  rate_limited: {
    status: "unknown",
    label: "Provider slowed us down",
    means: "The server takes only so many questions in a while and wanted us to wait.",
    advice: "Check again later, when the provider's limit has recovered.",
  },
  blocked: {
    status: "unknown",
    label: "Our server was refused",
    means: "The mail server refuses to talk to the computer that Rollcall runs on. It said nothing about the mailbox.",
    advice: "Keep the address. Ask whoever runs Rollcall to look at the Providers page.",
  },
  sender_rejected: {
    status: "unknown",
    label: "Our sender name was refused",
    means: "The server dislikes the name or sender address that Rollcall introduces itself with.",
    advice: "Keep the address. Whoever runs Rollcall should check its host name and sender address.",
  },
  connection_failed: {
    status: "unknown",
    label: "Server not reachable",
    means: "None of the domain's mail servers could be connected to.",
    advice: "Check again in a day or two. If it stays so, the domain is probably abandoned.",
  },
  timeout: {
    status: "unknown",
    label: "Server too slow",
    means: "The mail server took longer to answer than we wait.",
    advice: "Check again later.",
  },
  dns_error: {
    status: "unknown",
    label: "Domain look-up failed",
    means: "The domain's name servers gave no usable answer, so its mail servers are not known.",
    advice: "Check again later. If many domains show this, the trouble is on Rollcall's side.",
  },
  protocol_error: {
    status: "unknown",
    label: "Server didn't speak properly",
    means: "What answered did not follow the rules of mail servers.",
    advice: "Check again later, or ask the person for another address.",
  },
  smtputf8_unsupported: {
    status: "unknown",
    label: "Server can't take these letters",
    means: "The address has letters outside plain English, and its server cannot handle them.",
    advice: "Your own mail system would likely fail too: ask for another address.",
  },
  policy_refusal: {
    status: "unknown",
    label: "Refused, cause unclear",
    means: "The server said no in words that don't show whether it means the mailbox or us.",
    advice: "Keep the address, leave it out of cold mail, and look at the server's words.",
  },
  not_probed: {
    status: "unknown",
    label: "Not asked",
    means: "Rollcall did not ask: the provider forbids such questions, or the address is on your suppression list.",
    advice: "Rely on your own history with this address.",
  },
  unsafe_mx: {
    status: "unknown",
    label: "Points at a private network",
    means: "The domain names a mail server at an address that Rollcall doesn't connect to, such as this very machine.",
    advice: "Most likely a misconfigured domain: treat it as not reachable.",
  },
  cancelled: {
    status: "unknown",
    label: "Cancelled before its turn",
    means: "The run was cancelled before this address was asked.",
    advice: "Start the list again to check what is left.",
  },
  gave_up: {
    status: "unknown",
    label: "No answer after many tries",
    means: "We asked several times over a long while and never got a clear answer. The last reply is in the evidence.",
    advice: "Keep it out of cold mail, and check again in some weeks.",
  },
};

/** All reasons, in the order of the table above. */
export const REASONS: readonly Reason[] = Object.keys(REASON_WORDS) as Reason[];

/** The words of a reason. A word this version doesn't know yet is shown as it came, never hidden. */
export function wordsOf(reason: Reason): ReasonWords {
  if (Object.hasOwn(REASON_WORDS, reason)) return REASON_WORDS[reason];
  return {
    status: "unknown",
    label: reason.replaceAll("_", " "),
    means: "This page is older than the server that gave this reason.",
    advice: "Reload the page.",
  };
}
