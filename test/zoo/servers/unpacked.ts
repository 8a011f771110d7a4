import path from "node:path";
import getPort from "get-port";
import { declareEngines, type EngineName, lacksOf } from "../../engines/engines.ts";
import { startExim } from "../../real-servers/exim/start-exim.ts";
import { startOpenSmtpd } from "../../real-servers/opensmtpd/start-opensmtpd.ts";
import type { RunningServer } from "../../real-servers/run-in-root.ts";
import { startSendmail } from "../../real-servers/sendmail/start-sendmail.ts";
import type { UnpackedSite } from "../../real-servers/unpacked-site.ts";
import { ANYBODY, type House, knownNames, type Manner, NOT_TOLD, PEOPLE, type ZooServer } from "../zoo-server.ts";

/** `setup`: as the server's own suite has it, with DOMAIN for the domain. */
interface UnpackedManner extends Manner {
  readonly setup?: string;
}

interface Unpacked {
  readonly name: string;
  readonly engines: readonly EngineName[];
  /** First three parts of its addresses. */
  readonly network: string;
  readonly manners: readonly UnpackedManner[];
  readonly start: (root: string, sites: ReadonlyMap<string, UnpackedSite>, port: number) => Promise<RunningServer>;
}

const DEFAULT = { name: "default", about: "mailboxes", addresses: PEOPLE };
const EVERYTHING = { name: "everything", about: "catch-all", addresses: ANYBODY };

/** A mail server that test/real-servers starts, with houses of the zoo. */
function unpacked({ name, engines, network, manners, start }: Unpacked): ZooServer<UnpackedManner> {
  return {
    name,
    from: "Debian",
    manners,
    async bring() {
      const lacks = lacksOf(engines);
      if (lacks.length > 0) throw new Error(`needs ${lacks.map(({ remedy }) => remedy).join(", ")}`);
    },
    async start({ folder, houses }) {
      declareEngines(engines);
      const sites = new Map(houses.map((house, index) => [`${network}.${1 + index}`, siteOf(house)]));
      const port = await getPort({ host: `${network}.1` });
      const server = await start(path.join(folder, "root"), sites, port);
      return {
        at: new Map([...sites].map(([host, { domain }]) => [domain, { host, port }])),
        stop: () => server.stop(),
      };
    },
  };
}

function siteOf({ manner, domain }: House<UnpackedManner>): UnpackedSite {
  const mailboxes = manner.addresses === ANYBODY ? ["*"] : knownNames(manner);
  const site = { domain, about: manner.about, mailboxes, expected: {} };
  return manner.setup === undefined ? site : { ...site, setup: manner.setup.replaceAll("DOMAIN", domain) };
}

export const exim = unpacked({
  name: "Exim",
  engines: ["exim"],
  network: "127.0.18",
  manners: [
    DEFAULT,
    {
      name: "greylist",
      about: "defers in its first seconds",
      setup: `defer domains = DOMAIN
       message = Greylisted, please try again later
       condition = \${if <{$tod_epoch}{OPEN_AT}}`,
      addresses: PEOPLE,
    },
    {
      name: "failed-recipients",
      about: "hangs up after a failed recipient",
      setup: `drop domains = DOMAIN
       message = REJECTED - Too many failed recipients - count = $rcpt_fail_count
       condition = \${if >{$rcpt_fail_count}{0}}`,
      addresses: PEOPLE,
    },
    {
      name: "tarpit",
      about: "3 s for each answer",
      setup: `warn domains = DOMAIN
       delay = 3s`,
      addresses: PEOPLE,
    },
  ],
  start: startExim,
});

/** An option of the whole server. */
export const eximOneMessage = unpacked({
  name: "Exim, one message",
  engines: ["exim"],
  network: "127.0.21",
  manners: [
    { name: "one-message", about: "one message a connection (smtp_accept_max_per_connection)", addresses: PEOPLE },
  ],
  start: (root, sites, port) => startExim(root, sites, port, "smtp_accept_max_per_connection = 1"),
});

export const openSmtpd = unpacked({
  name: "OpenSMTPD",
  engines: ["opensmtpd", "openssl"],
  network: "127.0.19",
  manners: [
    DEFAULT,
    EVERYTHING,
    {
      name: "hang-up",
      about: "hangs up at one name that is missing",
      setup: 'filter FILTER phase rcpt-to match rcpt-to { "no-anna@DOMAIN" } disconnect "421 4.7.0 Too many errors"',
      // It never says a word about that name.
      addresses: { ...PEOPLE, "no-anna": NOT_TOLD },
    },
  ],
  start: startOpenSmtpd,
});

export const sendmail = unpacked({
  name: "Sendmail",
  engines: ["sendmail", "m4"],
  network: "127.0.20",
  manners: [
    DEFAULT,
    EVERYTHING,
    {
      name: "throttle",
      about: "slows down at the second bad recipient",
      setup: "define(`confBAD_RCPT_THROTTLE', `1')",
      addresses: PEOPLE,
    },
    {
      name: "early-talker",
      about: "greets after 2 s, and not before (greet_pause)",
      setup: "FEATURE(`greet_pause', `2000')",
      addresses: PEOPLE,
    },
  ],
  start: startSendmail,
});
