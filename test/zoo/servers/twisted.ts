import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { startEach, startServer } from "../programs.ts";
import { ANYBODY, knownNames, PEOPLE, type ZooServer } from "../zoo-server.ts";
import { bringPip, PYTHON } from "./pip-packages.ts";
import { type FrontedManner, needPostfix, putInFront } from "./postfix-front.ts";

interface TwistedManner extends FrontedManner {
  /** Unknown names go to the postmaster. */
  readonly takesAll: boolean;
}

/** What `twistd mail` sets up; its own option for users stumbles over Python 3's strings. */
const PROGRAM = `
import json, sys
from twisted.cred.checkers import AllowAnonymousAccess
from twisted.internet import reactor
from twisted.mail import mail, maildir
given = json.loads(sys.argv[1])
service = mail.MailService()
domain = maildir.MaildirDirdbmDomain(service, given["folder"], given["postmaster"])
service.smtpPortal.registerChecker(AllowAnonymousAccess())
service.addDomain(given["domain"].encode(), domain)
for name in given["known"]:
    domain.addUser(name.encode(), b"secret")
reactor.listenTCP(given["port"], service.getESMTPFactory(), interface=given["host"])
reactor.run()
`;

export const twistedMail: ZooServer<TwistedManner> = {
  name: "Twisted Mail",
  from: "PyPI",
  manners: [
    { name: "default", about: "users of a maildirdbm domain", takesAll: false, addresses: PEOPLE },
    {
      name: "postmaster",
      about: "unknown names go to the postmaster",
      takesAll: true,
      addresses: ANYBODY,
    },
    {
      name: "callout",
      about: "behind a Postfix that asks it for each recipient, and quotes it",
      takesAll: false,
      front: { unverified_recipient_reject_code: "550" },
      addresses: PEOPLE,
    },
  ],
  async bring(packages) {
    await needPostfix();
    await bringPip(packages, ["twisted==26.10.0"]);
  },
  async start(place) {
    const behind = await startEach(place, async ({ manner, domain }, at) => {
      const folder = path.join(place.folder, manner.name);
      await mkdir(folder);
      const program = path.join(folder, "serve.py");
      await writeFile(program, PROGRAM);
      const known = manner.takesAll ? ["postmaster"] : knownNames(manner);
      const given = { ...at, domain, known, folder: path.join(folder, "mail"), postmaster: manner.takesAll };
      return await startServer(
        { command: PYTHON, args: [program, JSON.stringify(given)], cwd: folder, env: { PYTHONPATH: place.packages } },
        at,
      );
    });
    return await putInFront(place, behind);
  },
};
