import { YES, NO, type PostfixSite } from "../postfix-site.ts";

/** Replies that name the mailbox, and say something else than yes or no. */
export const MAILBOXES_SITES: readonly PostfixSite[] = [
  {
    domain: "states.zz",
    about: "replies about one mailbox",
    mailboxes: ["anna", "full", "overfull", "disabled", "closed", "later"],
    options: {
      smtpd_recipient_restrictions: `check_recipient_access inline:{
        { full@states.zz = 452 4.2.2 Mailbox full }
        { overfull@states.zz = 552 5.2.2 Quota exceeded (mailbox for user is full) }
        { disabled@states.zz = 550 5.2.1 This mailbox is disabled }
        { closed@states.zz = REJECT }
        { later@states.zz = DEFER } }`,
    },
    expected: {
      anna: YES,
      missing: NO,
      full: ["risky", "mailbox_full", /Mailbox full/],
      overfull: ["risky", "mailbox_full", /Quota exceeded/],
      disabled: ["undeliverable", "mailbox_disabled", /mailbox is disabled/],
      closed: ["unknown", "policy_refusal", /Recipient address rejected: Access denied/],
      later: ["unknown", "gave_up", /Recipient address rejected/],
    },
  },
  {
    domain: "soft.zz",
    about: "soft_bounce: 4xx for all refusals",
    mailboxes: ["anna"],
    options: { soft_bounce: "yes" },
    // The control is an unknown user, for now; anna is accepted again after it.
    expected: { anna: YES, missing: ["unknown", "gave_up", /User unknown/] },
  },
  {
    domain: "foreign.zz",
    about: "not served (554)",
    addressClass: "foreign",
    mailboxes: [],
    expected: { anna: ["undeliverable", "domain_not_served", /Relay access denied/] },
  },
  {
    domain: "foreign-soft.zz",
    about: "not served, Debian's default (454)",
    addressClass: "foreign",
    mailboxes: [],
    options: { smtpd_relay_restrictions: "defer_unauth_destination" },
    expected: { anna: ["unknown", "gave_up", /Relay access denied/] },
  },
  {
    domain: "asked-behind.zz",
    about: "asks the host behind (550)",
    addressClass: "relay",
    mailboxes: [""],
    options: { smtpd_recipient_restrictions: "reject_unverified_recipient", unverified_recipient_reject_code: "550" },
    expected: { anna: YES, missing: ["undeliverable", "mailbox_not_found", /undeliverable address/] },
  },
  {
    domain: "asked-behind-soft.zz",
    about: "asks the host behind (450)",
    addressClass: "relay",
    mailboxes: [""],
    options: { smtpd_recipient_restrictions: "reject_unverified_recipient" },
    expected: {
      // The first control hears "verification in progress"; the next hears what the host behind said of it.
      anna: YES,
      missing: ["unknown", "gave_up", /unverified address|undeliverable address/],
    },
  },
];
