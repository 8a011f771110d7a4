import type { UnpackedSite, Expected } from "../unpacked-site.ts";

const YES: Expected = ["deliverable", "accepted", /Destination address valid: Recipient ok/];
const NO: Expected = ["undeliverable", "mailbox_not_found", /550 5\.1\.1|550 Invalid recipient|524 5\.2\.4/];

const MANY = ["anna", "berta", "carla", "dora"];
const MANY_EXPECTED: Readonly<Record<string, Expected>> = Object.fromEntries(
  MANY.flatMap((name) => [
    [name, YES],
    [`no-${name}`, NO],
  ]),
);

/** `setup`: filters of the site's listener; FILTER stands for a name of its own. */
export const OPENSMTPD_SITES: readonly UnpackedSite[] = [
  {
    domain: "plain.zz",
    about: "virtual users",
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
    domain: "listed.zz",
    about: "recipients listed in the rule",
    mailboxes: ["anna"],
    expected: { anna: YES, missing: NO },
  },
  { domain: "users.zz", about: "system users", mailboxes: ["nobody"], expected: { nobody: YES, missing: NO } },
  {
    domain: "states.zz",
    about: "filters about one mailbox",
    mailboxes: ["anna", "full", "overfull", "disabled", "later"],
    setup: `filter FILTER-1 phase rcpt-to match rcpt-to { "full@states.zz" } reject "452 4.2.2 Mailbox full"
filter FILTER-2 phase rcpt-to match rcpt-to { "overfull@states.zz" } reject "552 5.2.2 Quota exceeded"
filter FILTER-3 phase rcpt-to match rcpt-to { "disabled@states.zz" } reject "550 5.2.1 Mailbox disabled"
filter FILTER-4 phase rcpt-to match rcpt-to { "later@states.zz" } reject "451 4.3.0 Try again later"
filter FILTER chain { FILTER-1, FILTER-2, FILTER-3, FILTER-4 }`,
    expected: {
      anna: YES,
      full: ["risky", "mailbox_full", /452 4\.2\.2/],
      overfull: ["risky", "mailbox_full", /552 5\.2\.2/],
      disabled: ["undeliverable", "mailbox_disabled", /disabled/],
      later: ["unknown", "temporary_failure", /451 4\.3\.0/],
      missing: NO,
    },
  },
  { domain: "foreign.zz", about: "not served", mailboxes: [], expected: { anna: NO } },
  {
    domain: "blocked.zz",
    about: "client refused at RCPT",
    mailboxes: ["anna"],
    setup: `filter FILTER phase rcpt-to match src { 127.0.0.2 } reject "550 5.7.1 Your host 127.0.0.2 is blocked"`,
    expected: { anna: ["unknown", "blocked", /blocked/], missing: ["unknown", "blocked", /blocked/] },
  },
  {
    domain: "blocked-early.zz",
    about: "client refused in the greeting",
    mailboxes: ["anna"],
    setup: `filter FILTER phase connect match src { 127.0.0.2 } disconnect "554 5.7.1 You are on our block list"`,
    expected: { anna: ["unknown", "blocked", /block list/] },
  },
  {
    domain: "helo.zz",
    about: "HELO name refused",
    mailboxes: ["anna"],
    setup: `filter FILTER-1 phase ehlo match helo { "verify.rollcall.zz" } reject "550 5.7.1 Bad EHLO name"
filter FILTER-2 phase helo match helo { "verify.rollcall.zz" } reject "550 5.7.1 Bad HELO name"
filter FILTER chain { FILTER-1, FILTER-2 }`,
    expected: { anna: ["unknown", "sender_rejected", /HELO/] },
  },
  {
    domain: "sender.zz",
    about: "sender refused",
    mailboxes: ["anna"],
    setup: `filter FILTER phase mail-from match mail-from { "@verify.rollcall.zz" } reject "550 5.7.1 Sender rejected"`,
    expected: { anna: ["unknown", "sender_rejected", /Sender rejected/] },
  },
  {
    domain: "errors.zz",
    about: "hangs up at a filtered recipient",
    mailboxes: MANY,
    setup: `filter FILTER phase rcpt-to match rcpt-to { "no-anna@errors.zz", "no-carla@errors.zz" } disconnect "421 4.7.0 Too many errors"`,
    expected: {
      ...MANY_EXPECTED,
      "no-anna": ["unknown", "rate_limited"],
      "no-carla": ["unknown", "rate_limited"],
    },
  },
];
