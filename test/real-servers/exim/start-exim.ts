import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeServerRoot } from "../server-root.ts";
import { runInRoot, type RunningServer } from "../run-in-root.ts";
import type { UnpackedSite } from "../unpacked-site.ts";
import { BEHIND_DOMAIN } from "./sites.ts";

const EXIM = "/usr/sbin/exim4";
const BEHIND_ADDRESS = "127.0.8.20";

/** When the site that defers at first stops doing so. */
const OPEN_AFTER_S = 3;

/** Starts an Exim of its own that listens at the address of each site. `options`: more of its main ones, a line each. */
export async function startExim(
  root: string,
  sites: ReadonlyMap<string, UnpackedSite>,
  port: number,
  options = "",
): Promise<RunningServer> {
  await makeServerRoot("exim", root, [EXIM]);
  await mkdir(path.join(root, "etc/exim4"), { recursive: true });
  await writeFile(path.join(root, "etc/exim4/exim4.conf"), configuration(sites, port, options));
  const addresses = [...sites.keys(), BEHIND_ADDRESS];
  return await runInRoot(root, [EXIM, "-bdf"], addresses, port);
}

function configuration(sites: ReadonlyMap<string, UnpackedSite>, port: number, options: string): string {
  return [general(sites, port), options, accessList(sites), routers(sites, port), TRANSPORTS].join("\n");
}

function general(sites: ReadonlyMap<string, UnpackedSite>, port: number): string {
  const nonmail = [...sites].find(([, { domain }]) => domain === "nonmail.zz")?.[0] ?? "";
  return `
OPEN_AT = ${Math.floor(Date.now() / 1000) + OPEN_AFTER_S}
BEHIND = ${BEHIND_ADDRESS}
primary_hostname = mx.exim.zz
daemon_smtp_ports = ${port}
local_interfaces = <; ${[...sites.keys(), BEHIND_ADDRESS].join(" ; ")}
log_file_path = /var/log/exim-%s
spool_directory = /var/spool/exim4
keep_environment =
never_users = root
domainlist served = ${served(sites)
    .map(({ domain }) => domain)
    .join(" : ")}
smtp_accept_max_nonmail = 3
smtp_accept_max_nonmail_hosts = \${if eq{$received_ip_address}{${nonmail}}{*}{!*}}
acl_smtp_rcpt = check_rcpt`;
}

const served = (sites: ReadonlyMap<string, UnpackedSite>): readonly UnpackedSite[] =>
  [...sites.values()].filter(({ mailboxes }) => mailboxes.length > 0);

function accessList(sites: ReadonlyMap<string, UnpackedSite>): string {
  return `
begin acl
check_rcpt:
${[...sites.values()].flatMap(({ setup }) => setup ?? []).join("\n")}
  require message = relay not permitted
          domains = +served
  require verify = recipient
  accept`;
}

function routers(sites: ReadonlyMap<string, UnpackedSite>, port: number): string {
  const names = served(sites).flatMap(({ domain, mailboxes }) => mailboxes.map((name) => `${name}@${domain}`));
  return `
begin routers
behind:
  driver = manualroute
  domains = ${BEHIND_DOMAIN}
  condition = \${if !eq{$received_ip_address}{BEHIND}}
  route_list = * ${BEHIND_ADDRESS}::${port}
  self = send
  transport = onward
  no_more
behind_mailboxes:
  driver = accept
  domains = ${BEHIND_DOMAIN}
  local_parts = anna
  transport = nowhere
states:
  driver = redirect
  domains = states.zz
  data = \${extract{$local_part}{\\
    full = ":defer: 452 4.2.2 Mailbox is full" \\
    overfull = ":fail: 552 5.2.2 Mailbox quota exceeded" \\
    disabled = ":fail: 550 5.2.1 This account is disabled" \\
    later = ":defer:" }}
  allow_fail
  allow_defer
mailboxes:
  driver = accept
  condition = \${if inlist{\${lc:$local_part@$domain}}{${names.join(":")}}}
  transport = nowhere
everything:
  driver = accept
  domains = everything.zz
  transport = nowhere
fails:
  driver = redirect
  domains = fails.zz
  data = :fail: No Such User Here
  allow_fail`;
}

const TRANSPORTS = `
begin transports
onward:
  driver = smtp
nowhere:
  driver = appendfile
  file = /dev/null
  user = nobody
`;
