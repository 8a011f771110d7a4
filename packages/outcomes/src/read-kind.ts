import { OUTCOME_KINDS, type OutcomeKind } from "./outcome-kind.ts";

/**
 * What senders call their events, in letters alone: from the public event references of Amazon SES, SendGrid, Mailgun,
 * Postmark, Brevo, Mailjet, SparkPost, Resend and Mailchimp. A bare "bounce" is permanent with all of them.
 */
const NAMES: Readonly<Record<string, OutcomeKind>> = {
  delivered: "delivered",
  delivery: "delivered",
  sent: "delivered",
  open: "opened",
  opened: "opened",
  uniqueopened: "opened",
  firstopening: "opened",
  initialopen: "opened",
  click: "clicked",
  clicked: "clicked",
  reply: "replied",
  replied: "replied",
  softbounce: "soft_bounce",
  softbounced: "soft_bounce",
  soft: "soft_bounce",
  deferred: "soft_bounce",
  deferral: "soft_bounce",
  delay: "soft_bounce",
  delayed: "soft_bounce",
  deliverydelay: "soft_bounce",
  transient: "soft_bounce",
  temporary: "soft_bounce",
  temporaryfailure: "soft_bounce",
  bounce: "hard_bounce",
  bounced: "hard_bounce",
  hardbounce: "hard_bounce",
  hardbounced: "hard_bounce",
  hard: "hard_bounce",
  permanent: "hard_bounce",
  permanentfailure: "hard_bounce",
  failed: "hard_bounce",
  invalidemail: "hard_bounce",
  complaint: "complaint",
  complained: "complaint",
  spam: "complaint",
  spamreport: "complaint",
  spamcomplaint: "complaint",
  abuse: "complaint",
  unsub: "unsubscribed",
  unsubscribe: "unsubscribed",
  unsubscribed: "unsubscribed",
  groupunsubscribe: "unsubscribed",
  listunsubscribe: "unsubscribed",
  subscriptionchange: "unsubscribed",
};

const LONGEST_NAME = 40;

/** The kind that an event's name says; null: none of ours. */
export function readKind(name: string): OutcomeKind | null {
  const letters = name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "");
  const own = OUTCOME_KINDS.find((kind) => kind.replace("_", "") === letters);
  return own ?? (Object.hasOwn(NAMES, letters) ? (NAMES[letters] ?? null) : null);
}
