import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { type ProxyProgram, type RunningProxy, startProxy } from "../egress/proxy-programs.ts";
import { type MadeUpRoute, startMadeUpDns } from "../real-servers/made-up-dns.ts";
import { runVerify, type VerifyRun } from "../real-servers/verify-command.ts";
import { makeCertificate } from "./certificate.ts";
import { type Asked, type CountingRelay, startCountingRelay } from "./counting-relay.ts";
import { judge, type Judged } from "./judge.ts";
import { packagesOf, slug } from "./packages.ts";
import type { House, Listening, ZooServer } from "./zoo-server.ts";

/** What came of one manner of one server. */
export interface HouseReport {
  readonly server: string;
  readonly manner: string;
  readonly judged: readonly Judged[];
  readonly asked: Asked;
}

export interface ZooReport {
  readonly houses: readonly HouseReport[];
  /** Servers that could not be had or started, and why. */
  readonly absent: readonly { readonly server: string; readonly why: string }[];
}

export interface ZooOptions {
  /** How long answers are waited for: a site that turns everybody away can keep a run open for hours. */
  readonly wait: string;
  /** A proxy of Debian's that carries all sessions; null: none. */
  readonly egressProxy: ProxyProgram | null;
  /** Told what happens meanwhile. */
  readonly tell: (words: string) => void;
}

interface Housed extends House {
  readonly server: string;
  readonly relay: CountingRelay;
  readonly address: string;
}

/** Pauses that fit the schedule; how a session behaves is left as it comes. */
const PACING = `
default:
  sessions: { start: 3, max: 5 }
  addressesPerMinute: { start: 100000, max: 100000 }
  pauseBetweenSessionsMs: 100
  rejectedPerHour: 100000
  backoff: { failuresMs: [1s, 2s, 4s], rateMs: 2s, reputationMs: 2s, listedMs: 4s, maxMs: 8s }
`;

/** In seconds instead of minutes. As by default, the first retry comes when the usual greylist, of three seconds here, is open. */
const RETRY_SCHEDULE = "4s,8s,12s,17s,23s";

const SETTINGS = {
  HELO_NAME: "verify.rollcall.zz",
  MAIL_FROM: "postmaster@verify.rollcall.zz",
  SMTP_ALLOW_PRIVATE_ADDRESSES: "true",
  RETRY_SCHEDULE,
  LOG_LEVEL: "error",
};

/** Mail hosts have 127.4.x.1 and on. */
const addressOf = (index: number): string => `127.4.${Math.floor(index / 200)}.${1 + (index % 200)}`;

/** Starts the servers, asks them for every address by `npm run verify`, and judges what it says. */
export async function runZoo(
  servers: readonly ZooServer[],
  { wait, egressProxy, tell }: ZooOptions,
): Promise<ZooReport> {
  await using stage = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), "rollcall-zoo-"));
  stage.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  // Servers and the database drop root, and still need to enter.
  await chmod(folder, 0o755);
  const port = await getPort({ host: addressOf(0) });
  const certificate = await makeCertificate();
  const housed: Housed[] = [];
  const absent: { server: string; why: string }[] = [];
  for (const server of servers) {
    try {
      await house(server);
      tell(`${server.name}: ${server.manners.length} manners`);
    } catch (error) {
      const [why = ""] = (error as Error).message.split("\n");
      absent.push({ server: server.name, why: why.slice(0, 120) });
      tell(`${server.name} is absent: ${(error as Error).message}`);
    }
  }
  const proxy = egressProxy === null ? null : await startProxy(egressProxy, PROXY_SOURCE);
  if (proxy !== null) stage.defer(() => proxy.stop());
  const run = await verifyAll(folder, port, housed, ["--wait", wait], proxy);
  tell(run.stderr);
  return { houses: housed.map((one) => report(one, run)), absent };

  async function house(server: ZooServer): Promise<void> {
    await server.bring(packagesOf(server));
    const own = path.join(folder, slug(server.name));
    await mkdir(own, { recursive: true });
    const houses = server.manners.map((manner) => ({ manner, domain: `${manner.name}.${slug(server.name)}.zz` }));
    const started = await server.start({ packages: packagesOf(server), folder: own, houses });
    stage.defer(() => started.stop());
    for (const one of houses) {
      const behind: Listening | undefined = started.at.get(one.domain);
      if (!behind) throw new Error(`${one.domain} is nowhere`);
      const address = addressOf(housed.length);
      const relay = await startCountingRelay({ host: address, port }, behind, certificate);
      stage.defer(() => relay.stop());
      housed.push({ ...one, server: server.name, relay, address });
    }
  }
}

const addressesOf = ({ manner, domain }: House): readonly string[] =>
  Object.keys(manner.addresses).map((name) => `${name}@${domain}`);

/** Where the proxy connects from. */
const PROXY_SOURCE = "127.0.0.3";

function egressFile({ proxy: { type, host, port, login } }: RunningProxy): string {
  const proxy = `${type}://${login === null ? "" : `${login.user}:${login.password}@`}${host}:${port}`;
  return JSON.stringify({ egresses: [{ name: "main", proxy }] });
}

async function verifyAll(
  folder: string,
  port: number,
  housed: readonly Housed[],
  args: readonly string[],
  proxy: RunningProxy | null,
): Promise<VerifyRun> {
  const routes = new Map<string, MadeUpRoute>(housed.map(({ domain }) => [domain, [`mx.${domain}`]]));
  const hosts = new Map(housed.map(({ domain, address }) => [`mx.${domain}`, address]));
  const dns = await startMadeUpDns(routes, hosts);
  try {
    await writeFile(path.join(folder, "pacing.yaml"), PACING);
    if (proxy !== null) await writeFile(path.join(folder, "egress.json"), egressFile(proxy));
    const contacts = housed.flatMap((house) => addressesOf(house).map((address) => ["Somebody", address]));
    return await runVerify(
      folder,
      contacts,
      {
        ...SETTINGS,
        DATA_DIR: path.join(folder, "rollcall"),
        DNS_SERVERS: `127.0.0.1:${dns.port}`,
        SMTP_PORT: String(port),
        PACING_FILE: path.join(folder, "pacing.yaml"),
        ...(proxy !== null && { EGRESS_FILE: path.join(folder, "egress.json") }),
      },
      args,
    );
  } finally {
    await dns.stop();
  }
}

function report({ server, manner, domain, relay }: Housed, { rows }: VerifyRun): HouseReport {
  const judged = Object.entries(manner.addresses).map(([name, told]) => {
    const address = `${name}@${domain}`;
    const row = rows.find((one) => one["E-Mail"] === address);
    return judge({ server, manner: manner.name, address, told }, row);
  });
  return { server, manner: manner.name, judged, asked: relay.asked };
}
