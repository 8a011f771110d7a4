import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runProgram } from "../../engines/programs.ts";
import { runInRoot, type RunningServer } from "../run-in-root.ts";
import { makeServerRoot } from "../server-root.ts";
import type { UnpackedSite } from "../unpacked-site.ts";

const SMTPD = "/usr/sbin/smtpd";

/** Starts an OpenSMTPD that listens at the address of each site. */
export async function startOpenSmtpd(
  root: string,
  sites: ReadonlyMap<string, UnpackedSite>,
  port: number,
): Promise<RunningServer> {
  await makeServerRoot("opensmtpd", root, [SMTPD]);
  await mkdir(path.join(root, "var/lib/opensmtpd/empty"), { recursive: true });
  const [key, certificate] = [path.join(root, "etc/key.pem"), path.join(root, "etc/certificate.pem")];
  const args = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mx.opensmtpd.zz";
  await runProgram("openssl", [...args.split(" "), "-keyout", key, "-out", certificate]);
  await writeFile(path.join(root, "etc/smtpd.conf"), configuration(sites, port), { mode: 0o600 });
  return await runInRoot(root, [SMTPD, "-F", "-f", "/etc/smtpd.conf"], [...sites.keys()], port);
}

function configuration(sites: ReadonlyMap<string, UnpackedSite>, port: number): string {
  const all = [...sites].map(([address, site], index) => ({ address, site, name: `site-${index}` }));
  const lines = [
    'pki own cert "/etc/certificate.pem"',
    'pki own key "/etc/key.pem"',
    ...all.flatMap(({ site, name }) => site.setup?.replaceAll("FILTER", name) ?? []),
    ...all.map(({ address, site, name }) => {
      const filter = site.setup === undefined ? "" : ` filter ${name}`;
      return `listen on ${address} port ${port} tls pki own hostname mx.${site.domain}${filter}`;
    }),
    ...all.flatMap(({ site, name }) => rules(site, name)),
    "",
  ];
  return lines.join("\n");
}

function rules({ domain, mailboxes }: UnpackedSite, name: string): string[] {
  if (mailboxes.length === 0) return [];
  if (domain === "users.zz") return [`action ${name} maildir`, `match from any for domain "${domain}" action ${name}`];
  const users = mailboxes.map((one) => (one === "*" ? `"@${domain}" = nobody` : `"${one}@${domain}" = nobody`));
  const listed =
    domain === "listed.zz" ? ` rcpt-to { ${mailboxes.map((one) => `"${one}@${domain}"`).join(", ")} }` : "";
  return [
    `table ${name} { ${users.join(", ")} }`,
    `action ${name} maildir virtual <${name}>`,
    `match from any for domain "${domain}"${listed} action ${name}`,
  ];
}
