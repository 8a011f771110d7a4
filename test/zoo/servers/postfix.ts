import path from "node:path";
import getPort from "get-port";
import { declareEngines, lacksOf } from "../../engines/engines.ts";
import type { PostfixSite } from "../../real-servers/postfix/postfix-site.ts";
import { mxOf, startPostfix } from "../../real-servers/postfix/start-postfix.ts";
import { startPostgrey } from "../../real-servers/postfix/start-postgrey.ts";
import { LOOPBACK } from "../programs.ts";
import { ANYBODY, type House, knownNames, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";

interface PostfixManner extends Manner {
  /** Parameters of its smtpd. */
  readonly options: Readonly<Record<string, string>>;
}

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
      name: "callout-down",
      about: "callout to a host behind that is gone: 450 to every name",
      options: {
        smtpd_recipient_restrictions: "reject_unverified_recipient",
        virtual_transport: "smtp:[127.0.7.31]:9",
        address_verify_poll_count: "1",
      },
      addresses: Object.fromEntries(
        Object.keys(PEOPLE).map((name) => [
          name,
          { truth: name.startsWith("no-") ? "missing" : "exists", status: "unknown", reason: "temporary_failure" } as const,
        ]),
      ),
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
