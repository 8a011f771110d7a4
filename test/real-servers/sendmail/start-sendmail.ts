import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runProgram, startProgram } from "../../engines/programs.ts";
import { runInRoot, type RunningServer } from "../run-in-root.ts";
import { makeServerRoot } from "../server-root.ts";
import type { SendmailSite } from "./sites.ts";

const SENDMAIL = "/usr/libexec/sendmail/sendmail";
const MAKEMAP = "/usr/libexec/sendmail/makemap";
const MACROS = "/usr/share/sendmail/cf";

/** Starts a Sendmail per site, configured by m4 as usual. */
export async function startSendmail(
  root: string,
  sites: ReadonlyMap<string, SendmailSite>,
  port: number,
): Promise<RunningServer> {
  await makeServerRoot("sendmail", root, [SENDMAIL, MAKEMAP]);
  const started = await Promise.all([...sites].map(([address, site]) => startOne(root, address, site, port)));
  return {
    output: () => started.map((server) => server.output()).join(""),
    async stop() {
      await Promise.all(started.map((server) => server.stop()));
    },
  };
}

async function startOne(root: string, address: string, site: SendmailSite, port: number): Promise<RunningServer> {
  const { domain, mailboxes, access = [], virtual = [] } = site;
  const folder = `/etc/mail/${domain}`;
  await mkdir(path.join(root, folder), { recursive: true });
  await mkdir(path.join(root, folder, "queue"), { mode: 0o700 });
  const users = mailboxes.map((name) => `${name === "*" ? "" : name}@${domain} nobody`);
  await makeMap(root, `${folder}/virtusertable`, [...users, ...virtual]);
  await makeMap(root, `${folder}/access`, access);
  // Without an alias file that ends with this marker, every local name is deferred.
  await makeMap(root, `${folder}/aliases`, ["@ @"]);
  const macros = path.join(root, folder, "sendmail.mc");
  await writeFile(macros, configuration(site, folder, address, port));
  const base = path.join(root, MACROS);
  const { stdout } = await runProgram("m4", [`-D_CF_DIR_=${base}/`, `${base}/m4/cf.m4`, macros]);
  await writeFile(path.join(root, folder, "sendmail.cf"), stdout);
  return await runInRoot(root, [SENDMAIL, "-bD", `-C${folder}/sendmail.cf`], [address], port);
}

/** Builds a database from "key value" lines by makemap(8). */
async function makeMap(root: string, file: string, lines: readonly string[]): Promise<void> {
  const maker = startProgram("chroot", [root, MAKEMAP, "-C", "/dev/null", "hash", file], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  maker.stdin?.end(lines.map((line) => `${line.replace(" ", "\t")}\n`).join(""));
  const [code] = (await once(maker, "close")) as [number | null];
  if (code !== 0) throw new Error(`makemap could not make ${file}`);
}

function configuration(site: SendmailSite, folder: string, address: string, port: number): string {
  const { domain, mailboxes, setup = "" } = site;
  return `
OSTYPE(\`linux')
define(\`confDOMAIN_NAME', \`mx.${domain}')
define(\`QUEUE_DIR', \`${folder}/queue')
define(\`STATUS_FILE', \`${folder}/statistics')
define(\`confPID_FILE', \`${folder}/pid')
define(\`confDEF_USER_ID', \`nobody:nobody')
define(\`confTO_IDENT', \`0')
define(\`ALIAS_FILE', \`${folder}/aliases')
define(\`confDONT_PROBE_INTERFACES', \`True')
FEATURE(\`no_default_msa')
FEATURE(\`accept_unresolvable_domains')
FEATURE(\`nocanonify')
FEATURE(\`access_db', \`hash -o ${folder}/access')
FEATURE(\`virtusertable', \`hash -o ${folder}/virtusertable')
${setup}
DAEMON_OPTIONS(\`Name=MTA, Addr=${address}, Port=${port}')
MAILER(\`local')
MAILER(\`smtp')
LOCAL_CONFIG
${mailboxes.length > 0 ? `Cw${domain}` : ""}
`;
}
