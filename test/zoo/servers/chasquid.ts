import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { writeCertificate } from "../certificate.ts";
import { runCommand, startEach, startServer } from "../programs.ts";
import { ANYBODY, type House, knownNames, type Listening, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";
import { bringDebian } from "./debian-packages.ts";

interface ChasquidManner extends Manner {
  /** Lines of the domain's aliases. */
  readonly aliases?: readonly string[];
  /** It does not know the domain. */
  readonly isForeign?: true;
}

const NOT_SERVED = { truth: "missing", status: "undeliverable", reason: "domain_not_served" } as const;

export const chasquid: ZooServer<ChasquidManner> = {
  name: "chasquid",
  from: "Debian",
  manners: [
    { name: "default", about: "users and STARTTLS", addresses: PEOPLE },
    { name: "everything", about: "a catch-all alias", aliases: ["*: anna"], addresses: ANYBODY },
    {
      name: "foreign",
      about: "a domain that it does not serve",
      isForeign: true,
      addresses: {
        anna: NOT_SERVED,
        berta: NOT_SERVED,
        carla: NOT_SERVED,
        dora: NOT_SERVED,
        emma: NOT_SERVED,
        fay: NOT_SERVED,
      },
    },
  ],
  bring: (packages) => bringDebian(packages, ["chasquid"], "usr/bin/chasquid"),
  start: (place) =>
    startEach(place, async (house, at) => {
      const folder = path.join(place.folder, house.manner.name);
      await writeFolder(folder, place.packages, house, at);
      const args = ["--config_dir", folder];
      return await startServer({ command: path.join(place.packages, "usr/bin/chasquid"), args }, at);
    }),
};

async function writeFolder(
  folder: string,
  packages: string,
  { manner, domain }: House<ChasquidManner>,
  at: Listening,
): Promise<void> {
  const served = manner.isForeign ? "served.zz" : domain;
  const [certificates, own] = [path.join(folder, "certs", `mx.${domain}`), path.join(folder, "domains", served)];
  for (const one of [certificates, own, path.join(folder, "data")]) await mkdir(one, { recursive: true });
  await writeCertificate(certificates);
  const settings = [
    `hostname: "mx.${domain}"`,
    `smtp_address: "${at.host}:${at.port}"`,
    `data_dir: "${path.join(folder, "data")}"`,
    'mail_delivery_agent_bin: "/bin/true"',
    'mail_log_path: "<stderr>"',
  ];
  await writeFile(path.join(folder, "chasquid.conf"), `${settings.join("\n")}\n`);
  await writeFile(path.join(own, "aliases"), (manner.aliases ?? []).map((line) => `${line}\n`).join(""));
  for (const name of manner.aliases ? ["anna"] : knownNames(manner))
    await runCommand(path.join(packages, "usr/bin/chasquid-util"), [
      `-C=${folder}`,
      "user-add",
      `${name}@${served}`,
      "--password=secret",
    ]);
}
