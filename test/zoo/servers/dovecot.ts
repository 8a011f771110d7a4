import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { runInRoot } from "../../real-servers/run-in-root.ts";
import { makeRootOf } from "../../real-servers/server-root.ts";
import { LOOPBACK, runCommand } from "../programs.ts";
import {
  FULL,
  type House,
  knownNames,
  type Listening,
  type Manner,
  NOT_TOLD,
  PEOPLE,
  type ZooServer,
} from "../zoo-server.ts";
import { bringDebian } from "./debian-packages.ts";
import { askingSite, needPostfix, startFront } from "./postfix-front.ts";

interface DovecotManner extends Manner {
  /** Parameters of the smtpd in front. */
  readonly options: Readonly<Record<string, string>>;
}

const LIBRARIES = "/usr/lib/dovecot";
const BINARIES = [
  "/usr/sbin/dovecot",
  "/usr/bin/doveconf",
  ...["lmtp", "auth", "config", "log", "stats", "anvil", "libdovecot-storage.so.0"].map(
    (name) => `${LIBRARIES}/${name}`,
  ),
  ...["libssl_iostream_openssl.so", "lib10_quota_plugin.so"].map((name) => `${LIBRARIES}/modules/${name}`),
];
const USER = "nobody";

export const dovecot: ZooServer<DovecotManner> = {
  name: "Dovecot",
  from: "Debian",
  manners: [
    {
      name: "lmtp",
      about: "its LMTP behind a Postfix that asks it for each recipient, and refuses for good",
      options: { unverified_recipient_reject_code: "550" },
      addresses: { ...PEOPLE, full: FULL },
    },
    {
      name: "lmtp-one-error",
      about: "the same, and the Postfix hangs up at the first error",
      options: { unverified_recipient_reject_code: "550", smtpd_hard_error_limit: "1" },
      addresses: PEOPLE,
    },
    {
      name: "lmtp-450",
      about: "the same with Postfix's default: 450 to whom Dovecot refuses",
      options: {},
      addresses: { ...PEOPLE, "no-anna": NOT_TOLD, "no-berta": NOT_TOLD, "no-carla": NOT_TOLD },
    },
  ],
  async bring(packages) {
    await needPostfix();
    await bringDebian(packages, ["dovecot-core", "dovecot-lmtpd"], "usr/lib/dovecot/lmtp");
  },
  async start({ packages, folder, houses }) {
    const lmtp = { host: LOOPBACK, port: await getPort({ host: LOOPBACK }) };
    const root = path.join(folder, "root");
    await makeRootOf(packages, root, BINARIES, [LIBRARIES]);
    await writeMailboxes(root, houses, lmtp);
    const behind = await runInRoot(root, ["/usr/sbin/dovecot", "-F"], [lmtp.host], lmtp.port);
    const sites = houses.map((house) => askingSite(house, lmtp, house.manner.options));
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

/** Configuration, users, and a message in each mailbox, which fills one whose limit is one message. */
async function writeMailboxes(root: string, houses: readonly House[], lmtp: Listening): Promise<void> {
  const users = houses.flatMap(({ manner, domain }) =>
    knownNames(manner).map((name) => ({
      address: `${name}@${domain}`,
      rule: manner.addresses[name]?.truth === "full" ? "userdb_quota_rule=*:messages=1" : "",
    })),
  );
  for (const { address } of users) {
    for (const part of ["cur", "new", "tmp"])
      await mkdir(path.join(root, "var/mail", address, part), { recursive: true });
    for (const message of ["1", "2"])
      await writeFile(path.join(root, "var/mail", address, "cur", `${message}.zoo:2,S`), "Subject: hello\n\nhello\n");
  }
  // Dovecot gives up root for a user of its own.
  await runCommand("chmod", ["-R", "a+rwX", path.join(root, "var/mail")]);
  await mkdir(path.join(root, "etc/dovecot"), { recursive: true });
  const lines = users.map(({ address, rule }) => `${address}:{PLAIN}secret::::::${rule}\n`);
  await writeFile(path.join(root, "etc/dovecot/users"), lines.join(""));
  await writeFile(path.join(root, "etc/dovecot/dovecot.conf"), configuration(lmtp));
}

const configuration = ({ host, port }: Listening): string => `
protocols = lmtp
log_path = /dev/stderr
ssl = no
default_internal_user = ${USER}
default_internal_group = ${USER}
default_login_user = ${USER}
first_valid_uid = 1
mail_uid = ${USER}
mail_gid = ${USER}
mail_location = maildir:/var/mail/%u
mail_plugins = quota
lmtp_rcpt_check_quota = yes
protocol lmtp {
  mail_plugins = quota
}
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=1M
}
service lmtp {
  inet_listener lmtp {
    address = ${host}
    port = ${port}
  }
}
passdb {
  driver = passwd-file
  args = /etc/dovecot/users
}
userdb {
  driver = passwd-file
  args = /etc/dovecot/users
}
`;
