import { mkdir } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { writeCertificate } from "../certificate.ts";
import { bringOnce, LOOPBACK, runCommand, startEach, startServer } from "../programs.ts";
import { ANYBODY, knownNames, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";

interface MailpitManner extends Manner {
  readonly options: (manner: Manner, certificate: { key: string; certificate: string }) => readonly string[];
}

const MODULE = "github.com/axllent/mailpit";
const VERSION = "v1.33.1";

const allowed = (manner: Manner): string => `--smtp-allowed-recipients=^(${knownNames(manner).join("|")})@`;

export const mailpit: ZooServer<MailpitManner> = {
  name: "Mailpit",
  from: "Go",
  manners: [
    { name: "default", about: "takes every name", options: () => [], addresses: ANYBODY },
    {
      name: "allowed",
      about: "takes the names of a list",
      options: (manner) => [allowed(manner)],
      addresses: PEOPLE,
    },
    {
      name: "tls-required",
      about: "a list, and STARTTLS required",
      options: (manner, { key, certificate }) => [
        allowed(manner),
        `--smtp-tls-cert=${certificate}`,
        `--smtp-tls-key=${key}`,
        "--smtp-require-starttls",
      ],
      addresses: PEOPLE,
    },
    {
      name: "moody",
      about: "a list, and 451 to a third of all recipients (chaos)",
      options: (manner) => [allowed(manner), "--enable-chaos", "--chaos-triggers=Recipient:451:33"],
      addresses: PEOPLE,
    },
  ],
  bring: (packages) =>
    bringOnce(packages, path.join(packages, "mailpit"), () =>
      runCommand("go", ["install", `${MODULE}@${VERSION}`], { env: { GOBIN: packages } }),
    ),
  start: (place) =>
    startEach(place, async ({ manner }, at) => {
      const folder = path.join(place.folder, manner.name);
      await mkdir(folder);
      const own = manner.options(manner, await writeCertificate(folder));
      const web = `--listen=${LOOPBACK}:${await getPort({ host: LOOPBACK })}`;
      const fixed = ["--disable-version-check", "--smtp-disable-rdns", web, `--smtp=${at.host}:${at.port}`];
      const program = { command: path.join(place.packages, "mailpit"), args: [...fixed, ...own], cwd: folder };
      return await startServer(program, at);
    }),
};
