import { DEAD_MX, OWN_MX, type Expected, type PostfixSite } from "./postfix-site.ts";

const YES: Expected = ["deliverable", "accepted", /2\.1\.5 Ok/];
const NO: Expected = ["undeliverable", "mailbox_not_found", /User unknown/];

/** Names that Postfix knows and names that it does not, in each of its address classes. */
const PLAIN: readonly PostfixSite[] = [
  {
    domain: "virtual.zz",
    about: "virtual mailboxes",
    mailboxes: ["anna", "info", "jörg"],
    expected: {
      anna: YES,
      "anna+news": YES,
      info: YES,
      jörg: YES,
      missing: ["undeliverable", "mailbox_not_found", /550 5\.1\.1|User unknown in virtual mailbox table/],
      jürgen: NO,
    },
  },
  {
    domain: "local.zz",
    about: "system users",
    addressClass: "local",
    mailboxes: ["anna"],
    expected: { anna: YES, missing: ["undeliverable", "mailbox_not_found", /User unknown in local recipient table/] },
  },
  {
    domain: "alias.zz",
    about: "virtual aliases",
    addressClass: "alias",
    mailboxes: ["anna"],
    expected: { anna: YES, missing: ["undeliverable", "mailbox_not_found", /User unknown in virtual alias table/] },
  },
  {
    domain: "relay.zz",
    about: "relayed, recipients listed",
    addressClass: "relay",
    mailboxes: ["anna"],
    expected: { anna: YES, missing: ["undeliverable", "mailbox_not_found", /User unknown in relay recipient table/] },
  },
  {
    domain: "second.zz",
    about: "a second domain on one host",
    mailboxes: ["berta"],
    mx: ["virtual.zz"],
    expected: { berta: YES, missing: NO },
  },
  {
    domain: "everything.zz",
    about: "catch-all",
    mailboxes: [""],
    expected: { anna: ["risky", "catch_all", /2\.1\.5 Ok/], missing: ["risky", "catch_all"] },
  },
  {
    domain: "backup.zz",
    about: "first MX down",
    mailboxes: ["anna"],
    mx: [DEAD_MX, OWN_MX],
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "dead.zz",
    about: "nobody listens",
    mailboxes: [],
    mx: [DEAD_MX],
    expected: { anna: ["unknown", "gave_up"] },
  },
];

/** Replies that name the mailbox, and say something else than yes or no. */
const MAILBOXES: readonly PostfixSite[] = [
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
    expected: { anna: ["risky", "catch_all_untested"], missing: ["unknown", "gave_up", /User unknown/] },
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
      anna: ["risky", "catch_all_untested"],
      missing: ["unknown", "gave_up", /undeliverable address/],
    },
  },
];

/** Replies that are about us, most of them in place of an answer about the mailbox. */
const ABOUT_US: readonly PostfixSite[] = [
  {
    domain: "blocked.zz",
    about: "client refused",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "check_client_access static:{REJECT}" },
    expected: {
      anna: ["unknown", "gave_up", /Client host rejected: Access denied/],
      missing: ["unknown", "gave_up", /Client host rejected/],
    },
  },
  {
    domain: "listed.zz",
    about: "client refused by a block list",
    mailboxes: ["anna"],
    options: {
      smtpd_client_restrictions:
        "check_client_access static:{554 5.7.1 Service unavailable; Client host [127.0.0.1] blocked using zen.spamhaus.org}",
    },
    expected: { anna: ["unknown", "gave_up", /blocked using/], missing: ["unknown", "gave_up", /blocked using/] },
  },
  {
    domain: "blocked-early.zz",
    about: "client refused in the greeting",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "check_client_access static:{REJECT}", smtpd_delay_reject: "no" },
    expected: { anna: ["unknown", "gave_up", /Client host rejected/] },
  },
  {
    domain: "nameless.zz",
    about: "client without a name (450 4.7.x)",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "reject_unknown_client_hostname" },
    expected: { anna: ["unknown", "gave_up", /cannot find your hostname/] },
  },
  {
    domain: "client-later.zz",
    about: "client deferred",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "check_client_access static:{DEFER}" },
    expected: { anna: ["unknown", "gave_up", /Client host rejected/] },
  },
  {
    domain: "sender.zz",
    about: "sender refused",
    mailboxes: ["anna"],
    options: { smtpd_sender_restrictions: "check_sender_access static:{REJECT}" },
    expected: {
      anna: ["unknown", "sender_rejected", /Sender address rejected: Access denied/],
      missing: ["unknown", "sender_rejected"],
    },
  },
  {
    domain: "sender-early.zz",
    about: "sender refused at MAIL",
    mailboxes: ["anna"],
    options: { smtpd_sender_restrictions: "check_sender_access static:{REJECT}", smtpd_delay_reject: "no" },
    expected: { anna: ["unknown", "sender_rejected", /Sender address rejected/] },
  },
  {
    domain: "helo.zz",
    about: "HELO name refused",
    mailboxes: ["anna"],
    options: { smtpd_helo_restrictions: "check_helo_access static:{REJECT}" },
    expected: {
      anna: ["unknown", "sender_rejected", /Helo command rejected: Access denied/],
      missing: ["unknown", "sender_rejected"],
    },
  },
  {
    domain: "login.zz",
    about: "wants a login",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "permit_sasl_authenticated, reject" },
    expected: { anna: ["unknown", "gave_up", /Client host rejected: Access denied/] },
  },
];

/** TLS, and what may be wrong with it. */
const TLS: readonly PostfixSite[] = [
  {
    domain: "tls.zz",
    about: "TLS required",
    mailboxes: ["anna"],
    options: { smtpd_tls_security_level: "encrypt" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "plain.zz",
    about: "no TLS",
    mailboxes: ["anna"],
    options: { smtpd_tls_security_level: "none" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "tls-old.zz",
    about: "TLS that nobody speaks",
    mailboxes: ["anna"],
    options: { smtpd_tls_mandatory_protocols: "", smtpd_tls_protocols: "TLSv1" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "tls-client.zz",
    about: "wants a client certificate",
    mailboxes: ["anna"],
    options: { smtpd_tls_security_level: "encrypt", smtpd_tls_req_ccert: "yes" },
    expected: { anna: ["unknown", "gave_up"] },
  },
];

const MANY = ["anna", "berta", "carla", "dora", "emma", "frida"];
const MANY_EXPECTED: Readonly<Record<string, Expected>> = Object.fromEntries(
  MANY.flatMap((name) => [
    [name, YES],
    [`no-${name}`, NO],
  ]),
);

/** Servers with little patience. */
const LIMITS: readonly PostfixSite[] = [
  {
    domain: "greylist.zz",
    about: "postgrey",
    mailboxes: ["anna"],
    options: { smtpd_recipient_restrictions: "$rollcall_postgrey" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "greylist-known.zz",
    about: "postgrey for names that exist",
    mailboxes: ["anna"],
    options: { smtpd_recipient_restrictions: "reject_unlisted_recipient, $rollcall_postgrey" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "errors.zz",
    about: "hangs up at the third error",
    mailboxes: MANY,
    options: { smtpd_soft_error_limit: "1", smtpd_hard_error_limit: "3" },
    expected: MANY_EXPECTED,
  },
  {
    domain: "errors-one.zz",
    about: "hangs up at the first error",
    mailboxes: ["anna", "berta"],
    options: { smtpd_hard_error_limit: "1" },
    expected: { anna: YES, berta: YES, missing: NO, lost: NO },
  },
  {
    domain: "connections.zz",
    about: "one connection at a time",
    mailboxes: MANY,
    options: { smtpd_client_connection_count_limit: "1" },
    expected: MANY_EXPECTED,
  },
  {
    domain: "connection-rate.zz",
    about: "two connections in ten seconds",
    mailboxes: MANY,
    options: { smtpd_client_connection_rate_limit: "2" },
    expected: MANY_EXPECTED,
  },
  {
    domain: "recipient-rate.zz",
    about: "five recipients in ten seconds",
    mailboxes: MANY,
    options: { smtpd_client_recipient_rate_limit: "5" },
    expected: MANY_EXPECTED,
  },
  {
    domain: "message-rate.zz",
    about: "five senders in ten seconds",
    mailboxes: MANY,
    options: { smtpd_client_message_rate_limit: "5" },
    expected: MANY_EXPECTED,
  },
  {
    domain: "one-process.zz",
    about: "serves one client at a time",
    mailboxes: MANY,
    processes: 1,
    expected: MANY_EXPECTED,
  },
  {
    domain: "slow-greeting.zz",
    about: "greets after 3 s",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "sleep 3", smtpd_delay_reject: "no" },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "slow-replies.zz",
    about: "3 s for each answer",
    mailboxes: ["anna"],
    options: { smtpd_recipient_restrictions: "sleep 3" },
    expected: { anna: YES, missing: NO },
  },
];

/** postscreen in front (POSTSCREEN_README). */
const POSTSCREEN: readonly PostfixSite[] = [
  {
    domain: "screen.zz",
    about: "postscreen: greet wait, deep tests",
    mailboxes: ["anna"],
    program: "postscreen",
    options: {
      postscreen_greet_wait: "2s",
      postscreen_greet_action: "enforce",
      postscreen_pipelining_enable: "yes",
      postscreen_non_smtp_command_enable: "yes",
      postscreen_bare_newline_enable: "yes",
      postscreen_cache_map: "btree:$data_directory/screen",
    },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "screen-greet.zz",
    about: "postscreen: greet wait alone",
    mailboxes: ["anna"],
    program: "postscreen",
    options: {
      postscreen_greet_wait: "3s",
      postscreen_greet_action: "enforce",
      postscreen_cache_map: "btree:$data_directory/greet",
    },
    expected: { anna: YES, missing: NO },
  },
  {
    domain: "screen-listed.zz",
    about: "postscreen: client on the deny list",
    mailboxes: ["anna"],
    program: "postscreen",
    options: {
      postscreen_access_list: "static:reject",
      postscreen_denylist_action: "enforce",
      postscreen_greet_wait: "1s",
      postscreen_cache_map: "btree:$data_directory/listed",
    },
    expected: { anna: ["unknown", "gave_up", /Service currently unavailable/] },
  },
];

export const POSTFIX_SITES: readonly PostfixSite[] = [
  ...PLAIN,
  ...MAILBOXES,
  ...ABOUT_US,
  ...TLS,
  ...LIMITS,
  ...POSTSCREEN,
].filter((s) => !process.env["ONLY"] || new RegExp(process.env["ONLY"]).test(s.domain));
