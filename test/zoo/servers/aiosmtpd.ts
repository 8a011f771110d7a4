import { writeFile } from "node:fs/promises";
import path from "node:path";
import { startEach, startServer } from "../programs.ts";
import { writeCertificate } from "../certificate.ts";
import {
  ANYBODY,
  DISABLED,
  EXISTS,
  FULL,
  knownNames,
  type Manner,
  MISSING,
  PEOPLE,
  type ZooServer,
} from "../zoo-server.ts";
import { bringPip, PYTHON } from "./pip-packages.ts";

interface AiosmtpdManner extends Manner {
  /** Further arguments of the Controller, in Python. */
  readonly settings?: string;
  /** Replies about local parts, `None`: its own handler's, which takes everybody. */
  readonly missing: string | null;
  readonly replies?: Readonly<Record<string, string>>;
}

/** Its Controller with the one hook that an administrator writes. */
const PROGRAM = `
import asyncio, json, ssl, sys
from aiosmtpd.controller import Controller
given = json.loads(sys.argv[1])
tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
tls.load_cert_chain(given["certificate"], given["key"])
class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name in given["replies"]:
            return given["replies"][name]
        if given["missing"] and name not in given["known"]:
            return given["missing"]
        envelope.rcpt_tos.append(address)
        return "250 OK"
settings = eval(given["settings"], {"tls": tls})
Controller(Handler(), hostname=given["host"], port=given["port"], **settings).start()
asyncio.new_event_loop().run_forever()
`;

export const aiosmtpd: ZooServer<AiosmtpdManner> = {
  name: "aiosmtpd",
  from: "PyPI",
  manners: [
    { name: "default", about: "takes every name", missing: null, addresses: ANYBODY },
    {
      name: "states",
      about: "replies as its guide words them",
      missing: "550 5.1.1 Mailbox unavailable",
      replies: { full: "452 4.2.2 Mailbox full", disabled: "550 5.2.1 Mailbox disabled, not accepting messages" },
      addresses: { anna: EXISTS, berta: EXISTS, carla: EXISTS, full: FULL, disabled: DISABLED, "no-anna": MISSING },
    },
    {
      name: "tls-required",
      about: "530 before STARTTLS",
      missing: "550 No such user here",
      settings: "dict(tls_context=tls, require_starttls=True)",
      addresses: PEOPLE,
    },
    {
      name: "call-limit",
      about: "421 at the fourth RCPT of a session (command_call_limit)",
      missing: "550 5.1.1 User unknown",
      settings: 'dict(command_call_limit={"RCPT": 3, "*": 20})',
      addresses: PEOPLE,
    },
  ],
  bring: (packages) => bringPip(packages, ["aiosmtpd==1.4.6"]),
  start: (place) =>
    startEach(place, async ({ manner }, at) => {
      const { key, certificate } = await writeCertificate(place.folder);
      const program = path.join(place.folder, "serve.py");
      await writeFile(program, PROGRAM);
      const { settings = "{}", missing, replies = {} } = manner;
      const given = { ...at, key, certificate, settings, missing, replies, known: knownNames(manner) };
      return await startServer(
        { command: PYTHON, args: [program, JSON.stringify(given)], env: { PYTHONPATH: place.packages } },
        at,
      );
    }),
};
