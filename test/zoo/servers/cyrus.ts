import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { runInRoot } from "../../real-servers/run-in-root.ts";
import { makeRootOf } from "../../real-servers/server-root.ts";
import { LOOPBACK, runCommand } from "../programs.ts";
import { knownNames, type Listening, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";
import { bringDebian } from "./debian-packages.ts";
import { askingSite, needPostfix, startFront } from "./postfix-front.ts";

const PACKAGES = ["cyrus-common", "cyrus-imapd", "libical3", "libxapian30", "libpcre3", "tzdata"];
const BIN = "/usr/lib/cyrus/bin";
const MASTER = `${BIN}/master`;
const BINARIES = [MASTER, `${BIN}/lmtpd`, `${BIN}/ctl_cyrusdb`];

interface CyrusManner extends Manner {
  /** Parameters of the smtpd in front, beside the code of refusals. */
  readonly options: Readonly<Record<string, string>>;
}

export const cyrus: ZooServer<CyrusManner> = {
  name: "Cyrus",
  from: "Debian",
  manners: [
    {
      name: "lmtp",
      about: "its LMTP behind a Postfix that asks it for each recipient, and refuses for good",
      options: {},
      addresses: PEOPLE,
    },
    {
      name: "lmtp-tls",
      about: "the same, and the Postfix requires TLS",
      options: { smtpd_tls_security_level: "encrypt" },
      addresses: PEOPLE,
    },
    {
      name: "lmtp-one-error",
      about: "the same, and the Postfix hangs up at the first error",
      options: { smtpd_hard_error_limit: "1" },
      addresses: PEOPLE,
    },
  ],
  async bring(packages) {
    await needPostfix();
    await bringDebian(packages, PACKAGES, MASTER.slice(1));
  },
  async start({ packages, folder, houses }) {
    const lmtp = { host: LOOPBACK, port: await getPort({ host: LOOPBACK }) };
    const root = path.join(folder, "root");
    const libraries = (await readdir(path.join(packages, "usr/lib"))).filter((name) => name.includes("-linux-"));
    await makeRootOf(
      packages,
      root,
      BINARIES,
      ["", ...libraries].map((name) => `/usr/lib/${name}`),
    );
    const users = houses.flatMap(({ manner, domain }) => knownNames(manner).map((name) => `${name}@${domain}`));
    await configure(root, users, lmtp);
    const files = ["-C", "/etc/imapd.conf", "-M", "/etc/cyrus.conf"];
    const behind = await runInRoot(root, [MASTER, "-D", ...files], [lmtp.host], lmtp.port);
    const sites = houses.map((house) =>
      askingSite(house, lmtp, { unverified_recipient_reject_code: "550", ...house.manner.options }),
    );
    const front = await startFront({ folder, sites });
    return {
      at: front.at,
      async stop() {
        await front.stop();
        await behind.stop();
      },
    };
  },
};

/** Mailboxes are created when a recipient of this list is first named; nobody else has one. */
async function configure(root: string, users: readonly string[], lmtp: Listening): Promise<void> {
  for (const folder of ["var/lib/cyrus", "var/spool/cyrus/mail", "run/cyrus/proc", "run/cyrus/lock"])
    await mkdir(path.join(root, folder), { recursive: true });
  for (const folder of ["var/lib/cyrus", "var/spool/cyrus", "run/cyrus"])
    await runCommand("chmod", ["-R", "a+rwX", path.join(root, folder)]);
  const settings = {
    configdirectory: "/var/lib/cyrus",
    proc_path: "/run/cyrus/proc",
    mboxname_lockpath: "/run/cyrus/lock",
    defaultpartition: "default",
    "partition-default": "/var/spool/cyrus/mail",
    virtdomains: "userid",
    autocreate_post: "yes",
    autocreate_quota: "0",
    autocreate_users: users.join(" "),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}: ${value}\n`);
  await writeFile(path.join(root, "etc/imapd.conf"), lines.join(""));
  await writeFile(
    path.join(root, "etc/cyrus.conf"),
    `START {
  recover cmd="${BIN}/ctl_cyrusdb -r"
}
SERVICES {
  lmtp cmd="${BIN}/lmtpd -a" listen="${lmtp.host}:${lmtp.port}" prefork=1
}
EVENTS {
}
`,
  );
}
