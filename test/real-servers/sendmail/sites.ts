import type { UnpackedSite, Expected } from "../unpacked-site.ts";

const YES: Expected = ["deliverable", "accepted", /Recipient ok/];
const NO: Expected = ["undeliverable", "mailbox_not_found", /User unknown/];

const MANY = ["anna", "berta", "carla", "dora"];
const MANY_EXPECTED: Readonly<Record<string, Expected>> = Object.fromEntries(
  MANY.flatMap((name) => [
    [name, YES],
    [`no-${name}`, NO],
  ]),
);

/** `setup`: macros of the site's own sendmail.mc. */
export interface SendmailSite extends UnpackedSite {
  /** Lines of its access database. */
  readonly access?: readonly string[];
  /** Further lines of its virtual user table. */
  readonly virtual?: readonly string[];
}

export const SENDMAIL_SITES: readonly SendmailSite[] = [
  {
    domain: "plain.zz",
    about: "mailboxes",
    mailboxes: ["anna", "info"],
    expected: { anna: YES, info: YES, missing: NO },
  },
  {
    domain: "everything.zz",
    about: "catch-all",
    mailboxes: ["*"],
    expected: { anna: ["risky", "catch_all"], missing: ["risky", "catch_all"] },
  },
  {
    domain: "worded.zz",
    about: "error:nouser with words of its own",
    mailboxes: ["anna"],
    virtual: ["@worded.zz error:nouser 550 No such user here"],
    expected: { anna: YES, missing: ["undeliverable", "mailbox_not_found", /550 5\.0\.0 .*No such user here/] },
  },
  {
    domain: "states.zz",
    about: "access database about one mailbox",
    mailboxes: ["anna", "full", "overfull", "disabled", "closed", "later"],
    setup: "FEATURE(`blocklist_recipients')",
    access: [
      "To:full@states.zz ERROR:4.2.2:452 Mailbox full",
      "To:overfull@states.zz ERROR:5.2.2:552 Mailbox over quota",
      "To:disabled@states.zz ERROR:5.2.1:550 Mailbox disabled for this recipient",
      "To:closed@states.zz REJECT",
      "To:later@states.zz ERROR:4.3.0:451 Try again later",
    ],
    expected: {
      anna: YES,
      full: ["risky", "mailbox_full", /452 4\.2\.2/],
      overfull: ["risky", "mailbox_full", /552 5\.2\.2/],
      disabled: ["undeliverable", "mailbox_disabled", /disabled/],
      // Sendmail's reply for a plain REJECT.
      closed: ["undeliverable", "mailbox_disabled", /Mailbox disabled for this recipient/],
      later: ["unknown", "temporary_failure", /451 4\.3\.0/],
      missing: NO,
    },
  },
  {
    domain: "foreign.zz",
    about: "not served",
    mailboxes: [],
    expected: { anna: ["undeliverable", "domain_not_served", /Relaying denied/] },
  },
  {
    domain: "blocked.zz",
    about: "client refused in the greeting",
    mailboxes: ["anna"],
    access: ["Connect:127.0.0.2 REJECT"],
    expected: { anna: ["unknown", "blocked"], missing: ["unknown", "blocked"] },
  },
  {
    domain: "blocked-late.zz",
    about: "client refused at RCPT (delay_checks)",
    mailboxes: ["anna"],
    setup: "FEATURE(`delay_checks')",
    access: ["Connect:127.0.0.2 ERROR:5.7.1:550 Mail from 127.0.0.2 refused by blackhole site dnsbl.rollcall.zz"],
    expected: { anna: ["unknown", "blocked", /refused/], missing: ["unknown", "blocked", /refused/] },
  },
  {
    domain: "sender.zz",
    about: "sender refused",
    mailboxes: ["anna"],
    access: ["From:verify.rollcall.zz REJECT"],
    expected: { anna: ["unknown", "sender_rejected", /Access denied/] },
  },
  {
    domain: "sender-domain.zz",
    about: "sender's domain can't be looked up",
    mailboxes: ["anna"],
    setup: "undefine(`_ACCEPT_UNRESOLVABLE_DOMAINS_')",
    expected: { anna: ["unknown", "sender_rejected", /Domain of sender address/] },
  },
  {
    domain: "throttle.zz",
    about: "slows down at the second bad recipient",
    mailboxes: MANY,
    setup: "define(`confBAD_RCPT_THROTTLE', `1')",
    expected: MANY_EXPECTED,
  },
  {
    domain: "rate.zz",
    about: "one connection a minute",
    mailboxes: MANY,
    setup: "FEATURE(`ratecontrol', `nodelay', `terminate')",
    access: ["ClientRate:127.0.0.2 1"],
    // The ninth, one more than a session asks.
    expected: {
      ...MANY_EXPECTED,
      "no-dora": ["unknown", "rate_limited", /421 4\.3\.2 Connection rate limit exceeded/],
    },
  },
  {
    domain: "pause.zz",
    about: "greets after 2 s, and not before (greet_pause)",
    mailboxes: ["anna"],
    setup: "FEATURE(`greet_pause', `2000')",
    expected: { anna: YES, missing: NO },
  },
];
