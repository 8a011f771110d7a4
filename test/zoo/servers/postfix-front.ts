import getPort from "get-port";
import { declareEngines, lacksOf } from "../../engines/engines.ts";
import type { PostfixSite } from "../../real-servers/postfix/postfix-site.ts";
import { mxOf, startPostfix } from "../../real-servers/postfix/start-postfix.ts";
import { LOOPBACK } from "../programs.ts";
import type { House, Listening, Manner, Place, StartedServer } from "../zoo-server.ts";

const ENGINES = ["postfix", "openssl"] as const;

/** Rejects where the machine has no Postfix to put in front. */
export async function needPostfix(): Promise<void> {
  const lacks = lacksOf(ENGINES);
  if (lacks.length > 0) throw new Error(`needs ${lacks.map(({ remedy }) => remedy).join(", ")}`);
}

export interface Front {
  readonly folder: string;
  readonly sites: readonly Omit<PostfixSite, "about" | "expected">[];
  /** Where a policy service listens that `$rollcall_postgrey` stands for. */
  readonly policy?: Listening;
}

/** Starts a Postfix in front of another server. Needs `needPostfix`. */
export async function startFront({ folder, sites, policy }: Front): Promise<StartedServer> {
  declareEngines(ENGINES);
  const port = await getPort({ host: "127.0.7.100" });
  const server = await startPostfix({
    folder,
    port,
    sites: sites.map((site) => ({ about: "", expected: {}, ...site })),
    postgrey: policy === undefined ? "" : `${policy.host}:${policy.port}`,
    nameServer: LOOPBACK,
  });
  const at = sites.map(({ domain }) => [domain, { host: server.addresses.get(mxOf(domain)) ?? "", port }] as const);
  return { at: new Map(at), stop: () => server.stop() };
}

/** A manner of a server that may stand behind a Postfix. */
export interface FrontedManner extends Manner {
  /** Parameters of the smtpd in front; absent: no Postfix is in front. */
  readonly front?: Readonly<Record<string, string>>;
}

/** Puts a Postfix in front of the started servers whose manners want one; it asks them, by SMTP, for each recipient. */
export async function putInFront(
  { folder, houses }: Place<FrontedManner>,
  behind: StartedServer,
): Promise<StartedServer> {
  const sites = houses.flatMap((house) => {
    const at = behind.at.get(house.domain);
    const { front } = house.manner;
    return front === undefined || at === undefined ? [] : [askingSite(house, at, front, "smtp")];
  });
  const front = await startFront({ folder, sites });
  return {
    at: new Map([...behind.at, ...front.at]),
    async stop() {
      await front.stop();
      await behind.stop();
    },
  };
}

/** A site that knows no names itself: it asks a server behind it for each recipient. */
export function askingSite(
  { domain }: House,
  behind: Listening,
  options: Readonly<Record<string, string>>,
  protocol: "lmtp" | "smtp" = "lmtp",
): Front["sites"][number] {
  return {
    domain,
    mailboxes: [""],
    options: { smtpd_recipient_restrictions: "reject_unverified_recipient", ...options },
    transport: protocol === "lmtp" ? `lmtp:inet:${behind.host}:${behind.port}` : `smtp:[${behind.host}]:${behind.port}`,
  };
}
