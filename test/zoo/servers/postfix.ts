import path from "node:path";
import getPort from "get-port";
import { declareEngines, lacksOf } from "../../engines/engines.ts";
import type { PostfixSite } from "../../real-servers/postfix/postfix-site.ts";
import { mxOf, startPostfix } from "../../real-servers/postfix/start-postfix.ts";
import { startPostgrey } from "../../real-servers/postfix/start-postgrey.ts";
import { LOOPBACK } from "../programs.ts";
import {
  ANYBODY,
  EXISTS,
  type House,
  knownNames,
  type Manner,
  MISSING,
  NOT_TOLD,
  PEOPLE,
  type Told,
  type ZooServer,
} from "../zoo-server.ts";

interface PostfixManner extends Manner {
  /** Parameters of its smtpd. */
  readonly options: Readonly<Record<string, string>>;
}

/** What is said of a mailbox that lives, and what that is. */
const ADMINISTRATORS_WORDS: readonly (readonly [name: string, words: string, Told["status"], Told["reason"]])[] = [
  ["overfull", "552 5.2.2 MailBox quota excedeed", "risky", "mailbox_full"],
  ["moving", "554 5.2.0 mailbox is being migrated", "unknown", "policy_refusal"],
  ["offline", "554 mailbox store offline", "unknown", "policy_refusal"],
  ["signed", "550 5.7.1 user accepts only signed mail", "risky", "recipient_restricted"],
  ["unreachable", "550 5.3.0 user database not reachable", "unknown", "policy_refusal"],
  ["stranger", "550 unknown client", "unknown", "blocked"],
  ["lookup", "550 5.1.1 User lookup returned an error", "unknown", "policy_refusal"],
  ["inactive", "552 5.2.2 out of storage space and inactive", "risky", "mailbox_full"],
];

const accessMap = (): string =>
  ADMINISTRATORS_WORDS.map(([name, words]) => `{ ${name}@access-map.postfix.zz = ${words} }`).join(" ");

const told = (): Readonly<Record<string, Told>> =>
  Object.fromEntries(
    ADMINISTRATORS_WORDS.map(([name, , status, reason]) => [
      name,
      { truth: reason === "mailbox_full" ? "full" : "exists", status, reason },
    ]),
  );

const ENGINES = ["postfix", "postgrey", "openssl"] as const;
const GREYLIST_SECONDS = 3;

export const postfix: ZooServer<PostfixManner> = {
  name: "Postfix",
  from: "Debian",
  manners: [
    { name: "default", about: "virtual mailboxes", options: {}, addresses: PEOPLE },
    { name: "everything", about: "catch-all", options: {}, addresses: ANYBODY },
    {
      name: "postgrey",
      about: "postgrey in front",
      options: { smtpd_recipient_restrictions: "$rollcall_postgrey" },
      addresses: PEOPLE,
    },
    {
      name: "tls-required",
      about: "TLS required",
      options: { smtpd_tls_security_level: "encrypt" },
      addresses: PEOPLE,
    },
    {
      name: "one-error",
      about: "hangs up at the first error",
      options: { smtpd_hard_error_limit: "1" },
      addresses: PEOPLE,
    },
    {
      name: "callout",
      about: "reject_unverified_recipient, as it comes: 450 to unknown names",
      options: { smtpd_recipient_restrictions: "reject_unverified_recipient", virtual_mailbox_maps: "static:any" },
      addresses: { ...PEOPLE, "no-anna": NOT_TOLD, "no-berta": NOT_TOLD, "no-carla": NOT_TOLD },
    },
    {
      name: "access-map",
      about: "refusals in an administrator's words, about mailboxes that live",
      options: { smtpd_recipient_restrictions: `check_recipient_access inline:{ ${accessMap()} }` },
      addresses: { anna: EXISTS, "no-anna": MISSING, ...told() },
    },
  ],
  async bring() {
    const lacks = lacksOf(ENGINES);
    if (lacks.length > 0) throw new Error(`needs ${lacks.map(({ remedy }) => remedy).join(", ")}`);
  },
  async start({ folder, houses }) {
    declareEngines(ENGINES);
    const port = await getPort({ host: "127.0.7.100" });
    const postgreyAt = `${LOOPBACK}:${await getPort({ host: LOOPBACK })}`;
    const postgrey = await startPostgrey(postgreyAt, path.join(folder, "postgrey"), GREYLIST_SECONDS);
    const sites = houses.map((house) => siteOf(house));
    const server = await startPostfix({ folder, sites, port, postgrey: postgreyAt, nameServer: LOOPBACK });
    return {
      at: new Map(houses.map(({ domain }) => [domain, { host: server.addresses.get(mxOf(domain)) ?? "", port }])),
      async stop() {
        await server.stop();
        await postgrey.stop();
      },
    };
  },
};

function siteOf({ manner, domain }: House<PostfixManner>): PostfixSite {
  const mailboxes = manner.addresses === ANYBODY ? [""] : knownNames(manner);
  return { domain, about: manner.about, mailboxes, options: manner.options, expected: {} };
}
