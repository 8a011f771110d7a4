import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { runProgram } from "../../engines/programs.ts";
import { whenWeAreGone } from "../leash.ts";
import { DEAD_MX, type PostfixSite } from "./postfix-site.ts";

export interface Postfix {
  /** Addresses of the MX hosts, by host name. */
  readonly addresses: ReadonlyMap<string, string>;
  /** What it logged so far. */
  readonly log: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface PostfixPlan {
  readonly folder: string;
  readonly sites: readonly PostfixSite[];
  /** Of all listeners. */
  readonly port: number;
  /** Where postgrey listens. */
  readonly postgrey: string;
  /** Address of the made-up DNS, at port 53. */
  readonly nameServer: string;
}

/** Name of the MX host of a site. */
export const mxOf = (domain: string): string => `mx.${domain}`;

/** A host that asks a site in front of it for each recipient. */
const BEHIND_ADDRESS = "127.0.7.20";
const DEAD_ADDRESS = "127.0.7.30";
/** Sites have 127.0.7.100 and on. */
const FIRST_ADDRESS = 100;

/**
 * Starts a Postfix of its own: one instance, its own folders, one listener on an address of 127.0.7.0/24 for each site.
 * Needs root, as Postfix does.
 */
export async function startPostfix(plan: PostfixPlan): Promise<Postfix> {
  const { folder, sites, nameServer } = plan;
  const addresses = new Map(sites.map(({ domain }, index) => [mxOf(domain), `127.0.7.${FIRST_ADDRESS + index}`]));
  addresses.set(mxOf(DEAD_MX), DEAD_ADDRESS);
  for (const name of ["config", "queue"]) await mkdir(path.join(folder, name), { recursive: true });
  const config = path.join(folder, "config");
  // Listeners that ask the DNS are confined to the queue folder, and so see this in place of the machine's own.
  await mkdir(path.join(folder, "queue", "etc"));
  await writeFile(path.join(folder, "queue", "etc", "resolv.conf"), `nameserver ${nameServer}\n`);
  await makeCertificate(folder);
  await writeTables(plan);
  await writeFile(path.join(config, "main.cf"), mainCf(plan));
  await writeFile(path.join(config, "master.cf"), masterCf(plan, addresses));
  const log = (): Promise<string> => readFile(path.join(folder, "postfix.log"), "utf8").catch(() => "");
  await runProgram("postfix", ["-c", config, "start"]).catch(async (cause: unknown) => {
    throw new Error(`Postfix did not start:\n${await log()}`, { cause });
  });
  const letGo = whenWeAreGone(`postfix -c ${config} stop`);
  return {
    addresses,
    log,
    async stop() {
      letGo();
      await runProgram("postfix", ["-c", config, "stop"]);
    },
  };
}

async function makeCertificate(folder: string): Promise<void> {
  const args = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=mx.zz";
  const [key, certificate] = [path.join(folder, "key.pem"), path.join(folder, "certificate.pem")];
  await runProgram("openssl", [...args.split(" "), "-keyout", key, "-out", certificate]);
}

/** Which domains Postfix serves and which names it knows there, by address class. */
async function writeTables({ folder, sites, port }: PostfixPlan): Promise<void> {
  const table = async (name: string, lines: readonly string[]): Promise<void> =>
    await writeFile(path.join(folder, "config", name), lines.map((line) => `${line}\n`).join(""));
  for (const addressClass of ["virtual", "local", "alias", "relay"] as const) {
    const own = sites.filter((site) => (site.addressClass ?? "virtual") === addressClass);
    await table(
      `${addressClass}-domains`,
      own.map(({ domain }) => `${domain} yes`),
    );
    const names = own.flatMap(({ domain, mailboxes }) => mailboxes.map((name) => ({ name, domain })));
    const value = (name: string): string => (addressClass === "alias" ? "root@local.zz" : `${name || "any"}/`);
    // The local table is asked for bare names.
    const key = (name: string, domain: string): string => (addressClass === "local" ? name : `${name}@${domain}`);
    await table(
      `${addressClass}-names`,
      names.map(({ name, domain }) => `${key(name, domain)} ${value(name)}`),
    );
  }
  const relayed = sites.filter(({ domain }) => domain.startsWith("asked-behind"));
  const given = sites.flatMap(({ domain, transport }) => (transport === undefined ? [] : [`${domain} ${transport}`]));
  await table("transport", [...relayed.map(({ domain }) => `${domain} smtp:[${BEHIND_ADDRESS}]:${port}`), ...given]);
}

function mainCf({ folder, postgrey }: PostfixPlan): string {
  const config = path.join(folder, "config");
  const settings: Record<string, string> = {
    compatibility_level: "3.6",
    queue_directory: path.join(folder, "queue"),
    data_directory: path.join(folder, "data"),
    maillog_file: path.join(folder, "postfix.log"),
    maillog_file_prefixes: folder,
    inet_interfaces: "loopback-only",
    inet_protocols: "ipv4",
    myhostname: "mx.zz",
    // Nobody is trusted, not even this machine: we come from 127.0.0.1.
    mynetworks: "203.0.113.0/24",
    smtpd_peername_lookup: "no",
    mydestination: `texthash:${config}/local-domains`,
    local_recipient_maps: `texthash:${config}/local-names`,
    virtual_mailbox_domains: `texthash:${config}/virtual-domains`,
    virtual_mailbox_maps: `texthash:${config}/virtual-names`,
    virtual_mailbox_base: path.join(folder, "mail"),
    virtual_uid_maps: "static:65534",
    virtual_gid_maps: "static:65534",
    virtual_alias_domains: `texthash:${config}/alias-domains`,
    virtual_alias_maps: `texthash:${config}/alias-names`,
    relay_domains: `texthash:${config}/relay-domains`,
    relay_recipient_maps: `texthash:${config}/relay-names`,
    transport_maps: `texthash:${config}/transport`,
    alias_maps: "",
    recipient_delimiter: "+",
    smtpd_tls_security_level: "may",
    smtpd_tls_cert_file: path.join(folder, "certificate.pem"),
    smtpd_tls_key_file: path.join(folder, "key.pem"),
    smtpd_tls_loglevel: "1",
    // A careful receiver's usual settings.
    smtpd_helo_required: "yes",
    strict_rfc821_envelopes: "yes",
    disable_vrfy_command: "yes",
    smtpd_relay_restrictions: "reject_unauth_destination",
    smtpd_data_restrictions: "reject_unauth_pipelining",
    address_verify_map: "",
    // No mail leaves this server, not even bounces to the postmaster.
    default_transport: "error:no mail leaves this host",
    notify_classes: "",
    anvil_rate_time_unit: "4s",
    rollcall_postgrey: `check_policy_service inet:${postgrey}`,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join("");
}

/** Postfix's own services, without those that send mail to anywhere or take it from this machine's users. */
const SERVICES = `
postlog   unix-dgram n - n - 1 postlogd
rewrite   unix  -    - n - - trivial-rewrite
cleanup   unix  n    - n - 0 cleanup
qmgr      unix  n    - n 300 1 qmgr
tlsmgr    unix  -    - n 1000? 1 tlsmgr
bounce    unix  -    - n - 0 bounce
defer     unix  -    - n - 0 bounce
trace     unix  -    - n - 0 bounce
verify    unix  -    - n - 1 verify
proxymap  unix  -    - n - - proxymap
smtp      unix  -    - n - - smtp
lmtp      unix  -    - n - - lmtp
relay     unix  -    - n - - smtp
error     unix  -    - n - - error
retry     unix  -    - n - - error
discard   unix  -    - n - - discard
local     unix  -    n n - - local
virtual   unix  -    n n - - virtual
anvil     unix  -    - n - 1 anvil
dnsblog   unix  -    - n - 0 dnsblog
tlsproxy  unix  -    - n - 0 tlsproxy
smtpd     pass  -    - n - - smtpd
`;

function masterCf({ sites, port }: PostfixPlan, addresses: ReadonlyMap<string, string>): string {
  const listeners = sites.map((site) => listener(site, `${addresses.get(mxOf(site.domain))}:${port}`));
  const behind: PostfixSite = {
    domain: "behind.zz",
    about: "",
    mailboxes: [],
    expected: {},
    options: { relay_recipient_maps: "inline:{ anna@asked-behind.zz=yes anna@asked-behind-soft.zz=yes }" },
  };
  return [SERVICES.trim(), ...listeners, listener(behind, `${BEHIND_ADDRESS}:${port}`), ""].join("\n");
}

function listener({ domain, options, program = "smtpd", processes, asksDns }: PostfixSite, at: string): string {
  const given = { myhostname: mxOf(domain), syslog_name: domain, ...options };
  const lines = Object.entries(given).map(([name, value]) => `  -o { ${name} = ${value.replace(/\s+/g, " ")} }`);
  const confined = asksDns ? "y" : "n";
  const most = program === "postscreen" ? 1 : (processes ?? 20);
  return [`${at} inet n - ${confined} - ${most} ${program}`, ...lines].join("\n");
}
