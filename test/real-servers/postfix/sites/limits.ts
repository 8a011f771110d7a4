import type { Expected } from "../../unpacked-site.ts";
import { NO, YES, type PostfixSite } from "../postfix-site.ts";

const MANY = ["anna", "berta", "carla", "dora", "emma", "frida"];
const MANY_EXPECTED: Readonly<Record<string, Expected>> = Object.fromEntries(
  MANY.flatMap((name) => [
    [name, YES],
    [`no-${name}`, NO],
  ]),
);

/** Servers with little patience. */
export const LIMITS_SITES: readonly PostfixSite[] = [
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
    about: "two connections in four seconds",
    mailboxes: MANY,
    options: { smtpd_client_connection_rate_limit: "2" },
    expected: MANY_EXPECTED,
  },
  {
    domain: "recipient-rate.zz",
    about: "five recipients in four seconds",
    mailboxes: MANY,
    options: { smtpd_client_recipient_rate_limit: "5" },
    expected: MANY_EXPECTED,
  },
  {
    domain: "message-rate.zz",
    about: "five senders in four seconds",
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
    about: "greets after 20 s",
    mailboxes: ["anna"],
    options: { smtpd_client_restrictions: "sleep 20", smtpd_delay_reject: "no" },
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
