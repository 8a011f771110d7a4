import type { UnpackedSite, Expected } from "../unpacked-site.ts";

const YES: Expected = ["deliverable", "accepted", /Accepted/];
const NO: Expected = ["undeliverable", "mailbox_not_found", /Unrouteable address/];

const MANY = ["anna", "berta", "carla", "dora"];
const MANY_EXPECTED: Readonly<Record<string, Expected>> = Object.fromEntries(
  MANY.flatMap((name) => [
    [name, YES],
    [`no-${name}`, NO],
  ]),
);

/** Domains whose mail goes on to a host behind, which alone knows the mailboxes. */
export const BEHIND_DOMAIN = "callout.zz";

/** `setup`: statements of the RCPT access list, before the usual ones. */
export const EXIM_SITES: readonly UnpackedSite[] = [
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
    about: "an administrator's own wording",
    mailboxes: ["anna"],
    setup: `deny domains = worded.zz
       !verify = recipient
       message = No such person at this address`,
    expected: { anna: YES, missing: ["undeliverable", "mailbox_not_found", /550 No such person at this address/] },
  },
  {
    domain: "fails.zz",
    about: "redirect to :fail:, as cPanel has it",
    mailboxes: ["anna"],
    expected: { anna: YES, missing: ["undeliverable", "mailbox_not_found", /550 No Such User Here/] },
  },
  {
    domain: "states.zz",
    about: "redirect data about one mailbox",
    mailboxes: ["anna"],
    expected: {
      anna: YES,
      full: ["risky", "mailbox_full", /452 4\.2\.2/],
      overfull: ["risky", "mailbox_full", /552 5\.2\.2/],
      disabled: ["undeliverable", "mailbox_disabled", /account is disabled/],
      later: ["unknown", "temporary_failure", /451/],
      missing: NO,
    },
  },
  {
    domain: "foreign.zz",
    about: "not served",
    mailboxes: [],
    expected: { anna: ["undeliverable", "domain_not_served", /relay not permitted/] },
  },
  {
    domain: "blocked.zz",
    about: "client on a block list",
    mailboxes: ["anna"],
    setup: `deny domains = blocked.zz
       message = rejected because $sender_host_address is in a black list at dnsbl.rollcall.zz`,
    expected: { anna: ["unknown", "blocked", /black list/], missing: ["unknown", "blocked", /black list/] },
  },
  {
    domain: "prohibited.zz",
    about: "refused without a reason",
    mailboxes: ["anna"],
    setup: "deny domains = prohibited.zz",
    expected: {
      anna: ["unknown", "policy_refusal", /Administrative prohibition/],
      missing: ["unknown", "policy_refusal", /Administrative prohibition/],
    },
  },
  {
    domain: "sender.zz",
    about: "our sender can't be verified",
    mailboxes: ["anna"],
    setup: `deny domains = sender.zz
       !verify = sender`,
    expected: {
      anna: ["unknown", "sender_rejected", /Sender verify failed/],
      missing: ["unknown", "sender_rejected", /Sender verify failed/],
    },
  },
  {
    domain: "greylist.zz",
    about: "defers in its first seconds",
    mailboxes: ["anna"],
    setup: `defer domains = greylist.zz
       message = Greylisted, please try again later
       condition = \${if <{$tod_epoch}{OPEN_AT}}`,
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "failed-recipients.zz",
    about: "hangs up after a failed recipient",
    mailboxes: MANY,
    setup: `drop domains = failed-recipients.zz
       message = REJECTED - Too many failed recipients - count = $rcpt_fail_count
       condition = \${if >{$rcpt_fail_count}{0}}`,
    expected: MANY_EXPECTED,
  },
  {
    domain: "nonmail.zz",
    about: "hangs up at the third command that is no mail",
    mailboxes: MANY,
    expected: MANY_EXPECTED,
  },
  {
    domain: BEHIND_DOMAIN,
    about: "asks the host behind",
    mailboxes: ["*"],
    setup: `deny domains = ${BEHIND_DOMAIN}
       condition = \${if !eq{$received_ip_address}{BEHIND}}
       !verify = recipient/callout=10s,no_cache`,
    expected: { anna: YES, missing: ["undeliverable", "mailbox_not_found", /Unrouteable address/] },
  },
  {
    domain: "slow.zz",
    about: "3 s for each answer",
    mailboxes: ["anna"],
    setup: `warn domains = slow.zz
       delay = 3s`,
    expected: { anna: YES, missing: NO },
  },
];
