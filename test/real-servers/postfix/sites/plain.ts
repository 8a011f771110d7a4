import { DEAD_MX, OWN_MX, YES, NO, type PostfixSite } from "../postfix-site.ts";

/** Names that Postfix knows and names that it does not, in each of its address classes. */
export const PLAIN_SITES: readonly PostfixSite[] = [
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
