import { mkdir } from "node:fs/promises";
import path from "node:path";
import { startEach, startServer } from "../programs.ts";
import { ANYBODY, knownNames, type Manner, PEOPLE, type ZooServer } from "../zoo-server.ts";
import { bringPip, PYTHON } from "./pip-packages.ts";

interface TwistedManner extends Manner {
  readonly options: readonly string[];
}

export const twistedMail: ZooServer<TwistedManner> = {
  name: "Twisted Mail",
  from: "PyPI",
  manners: [
    { name: "default", about: "users of a maildirdbm domain", options: [], addresses: PEOPLE },
    {
      name: "postmaster",
      about: "unknown names go to the postmaster",
      options: ["--bounce-to-postmaster"],
      addresses: ANYBODY,
    },
  ],
  bring: (packages) => bringPip(packages, ["twisted==26.10.0"]),
  start: (place) =>
    startEach(place, async ({ manner, domain }, at) => {
      const folder = path.join(place.folder, manner.name);
      await mkdir(folder);
      const users = manner.options.length > 0 ? ["postmaster"] : knownNames(manner);
      const args = [
        path.join(place.packages, "bin/twistd"),
        "--nodaemon",
        "--pidfile=",
        "mail",
        "--esmtp",
        "--no-pop3",
        `--hostname=mx.${domain}`,
        `--smtp=tcp:${at.port}:interface=${at.host}`,
        `--maildirdbmdomain=${domain}=${path.join(folder, "mail")}`,
        ...users.map((name) => `--user=${name}=secret`),
        ...manner.options,
      ];
      return await startServer(
        { command: PYTHON, args, cwd: folder, env: { PYTHONPATH: place.packages } },
        at,
      );
    }),
};
