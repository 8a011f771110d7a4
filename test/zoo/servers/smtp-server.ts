import { createRequire } from "node:module";
import path from "node:path";
import { startEach } from "../programs.ts";
import {
  ANYBODY,
  DISABLED,
  EXISTS,
  FULL,
  type Manner,
  MISSING,
  NOT_TOLD,
  PEOPLE,
  type ZooServer,
} from "../zoo-server.ts";
import { bringNpm } from "./npm-packages.ts";

interface SmtpServerManner extends Manner {
  /** What onRcptTo answers about a local part that is in the table; default: yes to all but the missing. */
  readonly refusals?: Readonly<Record<string, Refusal>>;
  /** What it answers about all others. */
  readonly missing: Refusal | null;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** A reply's code, where it is not smtp-server's own 550, and its words. */
interface Refusal {
  readonly code?: number;
  readonly words: string;
}

interface Server {
  listen(port: number, host: string, done: () => void): unknown;
  close(done: () => void): void;
  on(event: string, listener: () => void): void;
}

type Callback = (error?: Error) => void;

const VERSION = "3.21.6";

export const smtpServer: ZooServer<SmtpServerManner> = {
  name: "smtp-server",
  from: "npm",
  manners: [
    {
      name: "default",
      about: "STARTTLS with its own certificate; an Error without a code, as the guide has it",
      missing: { words: "User not found" },
      addresses: PEOPLE,
    },
    {
      name: "only",
      about: "the guide's other example: the words name who may have mail",
      missing: { words: "Only allowed addresses can receive mail here" },
      options: { hideSTARTTLS: true },
      addresses: PEOPLE,
    },
    {
      name: "codes",
      about: "codes of its own about one mailbox",
      missing: { code: 550, words: "5.1.1 No such mailbox here" },
      refusals: {
        full: { code: 452, words: "4.2.2 The mailbox is over its quota" },
        overfull: { code: 552, words: "5.2.2 The mailbox is over its quota" },
        disabled: { code: 550, words: "5.2.1 This mailbox is disabled" },
      },
      options: { hideSTARTTLS: true },
      addresses: { anna: EXISTS, berta: EXISTS, full: FULL, overfull: FULL, disabled: DISABLED, "no-anna": MISSING },
    },
    {
      name: "one-client",
      about: "one client at a time (maxClients 1)",
      missing: { code: 550, words: "5.1.1 User unknown" },
      options: { hideSTARTTLS: true, maxClients: 1 },
      addresses: PEOPLE,
    },
    {
      name: "bare",
      about: "one word to unknown names, which says nothing of them",
      missing: { words: "Rejected" },
      options: { hideSTARTTLS: true },
      addresses: PEOPLE,
    },
    {
      name: "forwarder",
      about: "421 to unknown aliases",
      missing: { code: 421, words: "4.4.2 alias does not exist, try again later" },
      options: { hideSTARTTLS: true },
      addresses: { ...PEOPLE, "no-anna": NOT_TOLD, "no-berta": NOT_TOLD, "no-carla": NOT_TOLD },
    },
    {
      name: "after-data",
      about: "takes every name, refuses after DATA alone",
      missing: null,
      options: { hideSTARTTLS: true },
      addresses: ANYBODY,
    },
  ],
  bring: (packages) => bringNpm(packages, [`smtp-server@${VERSION}`]),
  start: (place) =>
    startEach(place, async ({ manner }, at) => {
      const load = createRequire(path.join(place.packages, "package.json"));
      const { SMTPServer } = load("smtp-server") as { SMTPServer: new (options: object) => Server };
      const server = new SMTPServer({
        authOptional: true,
        disableReverseLookup: true,
        ...manner.options,
        onRcptTo({ address }: { address: string }, _session: unknown, callback: Callback) {
          callback(answerAbout(manner, address.split("@")[0] ?? ""));
        },
        onData(stream: NodeJS.ReadableStream, _session: unknown, callback: Callback) {
          stream.resume().on("end", () => callback(new Error("Message refused")));
        },
      });
      // A client that hangs up is no news.
      server.on("error", () => {});
      await new Promise<void>((resolve) => void server.listen(at.port, at.host, resolve));
      return async () => {
        const closed = Promise.withResolvers<void>();
        server.close(() => closed.resolve());
        await closed.promise;
      };
    }),
};

function answerAbout({ addresses, refusals = {}, missing }: SmtpServerManner, name: string): Error | undefined {
  const isMissing = (addresses[name]?.truth ?? "missing") === "missing";
  const refusal = refusals[name] ?? (isMissing ? missing : null);
  if (refusal === null) return undefined;
  return Object.assign(new Error(refusal.words), refusal.code === undefined ? {} : { responseCode: refusal.code });
}
