import { type PostfixSite } from "../postfix-site.ts";

/** Replies that are about us, most of them in place of an answer about the mailbox. */
export const ABOUT_US_SITES: readonly PostfixSite[] = [
  {
    domain: "blocked.zz",
    about: "client refused",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "check_client_access static:{REJECT}" },
    expected: {
      anna: ["unknown", "blocked", /Client host rejected: Access denied/],
      missing: ["unknown", "blocked", /Client host rejected/],
    },
  },
  {
    domain: "listed.zz",
    about: "block list in an access table",
    mailboxes: ["anna"],
    options: {
      smtpd_client_restrictions:
        "check_client_access static:{554 5.7.1 Service unavailable; Client host [127.0.0.1] blocked using dnsbl.rollcall.zz}",
    },
    expected: { anna: ["unknown", "blocked", /blocked using/], missing: ["unknown", "blocked", /blocked using/] },
  },
  {
    domain: "blocked-early.zz",
    about: "client refused in the greeting",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "check_client_access static:{REJECT}", smtpd_delay_reject: "no" },
    expected: { anna: ["unknown", "blocked", /Client host rejected/] },
  },
  {
    domain: "nameless.zz",
    about: "client without a name (450 4.7.x)",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "reject_unknown_client_hostname" },
    expected: { anna: ["unknown", "blocked", /cannot find your hostname/] },
  },
  {
    domain: "client-later.zz",
    about: "client deferred",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "check_client_access static:{DEFER}" },
    expected: { anna: ["unknown", "blocked", /Client host rejected/] },
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
    domain: "dnsbl.zz",
    about: "client on a DNS block list",
    mailboxes: ["anna"],
    asksDns: true,
    options: { smtpd_client_restrictions: "reject_rbl_client dnsbl.rollcall.zz" },
    expected: {
      anna: ["unknown", "blocked", /554 5\.7\.1 Service unavailable; Client host \[127\.0\.0\.1\] blocked using/],
      missing: ["unknown", "blocked"],
    },
  },
  {
    domain: "rhsbl.zz",
    about: "sender's domain on a block list",
    mailboxes: ["anna"],
    asksDns: true,
    options: { smtpd_sender_restrictions: "reject_rhsbl_sender dnsbl.rollcall.zz" },
    expected: { anna: ["unknown", "blocked", /Sender address \[\S+\] blocked using/] },
  },
  {
    domain: "sender-domain.zz",
    about: "sender's domain not in the DNS",
    mailboxes: ["anna"],
    asksDns: true,
    options: { smtpd_sender_restrictions: "reject_unknown_sender_domain" },
    expected: { anna: ["unknown", "sender_rejected", /Sender address rejected: Domain not found/] },
  },
  {
    domain: "helo-name.zz",
    about: "HELO name not in the DNS",
    mailboxes: ["anna"],
    asksDns: true,
    options: { smtpd_helo_restrictions: "reject_unknown_helo_hostname" },
    expected: { anna: ["unknown", "sender_rejected", /Helo command rejected: Host not found/] },
  },
  {
    domain: "login.zz",
    about: "wants a login",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "permit_sasl_authenticated, reject" },
    expected: { anna: ["unknown", "blocked", /Client host rejected: Access denied/] },
  },
];
