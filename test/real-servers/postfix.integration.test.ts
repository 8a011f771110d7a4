import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leaveOut } from "./left-out.ts";
import { type MadeUpRoute, startMadeUpDns } from "./made-up-dns.ts";
import { isInstalled } from "./is-installed.ts";
import { DEAD_MX, type Expected, OWN_MX } from "./postfix/postfix-site.ts";
import { POSTFIX_SITES } from "./postfix/sites.ts";
import { mxOf, type Postfix, startPostfix } from "./postfix/start-postfix.ts";
import { startPostgrey } from "./postfix/start-postgrey.ts";
import { printVerdicts } from "./print-verdicts.ts";
import { runVerify, type VerifyRun } from "./verify-command.ts";

const NEEDED = ["postfix", "postgrey", "openssl"];

/** Between the second and the third attempt of the schedule: the first retry comes too early. */
const GREYLIST_SECONDS = 4;

const RUN_LIMIT_MS = 180_000;

/** Pauses that fit the schedule; how a session behaves is left as it comes. */
const PACING = `
default:
  sessions: { start: 3, max: 5 }
  addressesPerMinute: { start: 100000, max: 100000 }
  pauseBetweenSessionsMs: 100
  rejectedPerHour: 100000
  backoff: { failuresMs: [1s, 2s, 4s], rateMs: 2s, reputationMs: 2s, listedMs: 4s, maxMs: 8s }
`;

const SETTINGS = {
  HELO_NAME: "verify.rollcall.zz",
  MAIL_FROM: "postmaster@verify.rollcall.zz",
  SMTP_ALLOW_PRIVATE_ADDRESSES: "true",
  RETRY_SCHEDULE: "2s,6s,11s,16s,22s",
  LOG_LEVEL: "warn",
};

/** Domains that need no server. */
const WITHOUT_SERVER: ReadonlyMap<string, { route: MadeUpRoute | null; expected: Expected }> = new Map([
  ["no-such-domain.zz", { route: null, expected: ["undeliverable", "domain_not_found"] }],
  ["null-mx.zz", { route: "null_mx", expected: ["undeliverable", "null_mx"] }],
  ["no-records.zz", { route: "no_records", expected: ["undeliverable", "no_mail_server"] }],
  ["broken-dns.zz", { route: "servfail", expected: ["unknown", "dns_error"] }],
]);

const CASES: readonly { address: string; about: string; expected: Expected }[] = [
  ...POSTFIX_SITES.flatMap(({ domain, about, expected }) =>
    Object.entries(expected).map(([name, wanted]) => ({ address: `${name}@${domain}`, about, expected: wanted })),
  ),
  ...[...WITHOUT_SERVER].map(([domain, { expected }]) => ({ address: `anna@${domain}`, about: "DNS alone", expected })),
];

const missing = NEEDED.filter((command) => !isInstalled(command));
const obstacle =
  missing.length > 0
    ? `${missing.join(", ")} not installed (apt-get install postfix postgrey openssl)`
    : process.getuid?.() === 0
      ? null
      : "Postfix can only be started by root";
if (obstacle !== null) leaveOut("Postfix", obstacle);

describe.runIf(obstacle === null)("verify, CSV in to CSV out, against Postfix and postgrey", () => {
  const stops: (() => Promise<unknown>)[] = [];
  let postfix: Postfix;
  let run: VerifyRun;

  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "rollcall-postfix-"));
    if (!process.env["KEEP_FOLDER"]) stops.push(() => rm(folder, { recursive: true, force: true }));
    // Servers and the database give up root and must still get to their folders.
    await chmod(folder, 0o755);
    const [port, postgreyPort] = [await getPort({ host: "127.0.7.10" }), await getPort({ host: "127.0.7.250" })];
    const greylist = `127.0.7.250:${postgreyPort}`;
    const postgrey = await startPostgrey(greylist, path.join(folder, "postgrey"), GREYLIST_SECONDS);
    stops.push(() => postgrey.stop());
    postfix = await startPostfix({ folder, sites: POSTFIX_SITES, port, postgrey: greylist });
    stops.push(() => postfix.stop());
    const dns = await startMadeUpDns(routes(), postfix.addresses);
    stops.push(() => dns.stop());
    await writeFile(path.join(folder, "pacing.yaml"), PACING);
    run = await runVerify(
      folder,
      CASES.map(({ address }, index) => [`Contact ${index + 1}`, address]),
      {
        ...SETTINGS,
        DATA_DIR: path.join(folder, "rollcall"),
        DNS_SERVERS: `127.0.0.1:${dns.port}`,
        SMTP_PORT: String(port),
        PACING_FILE: path.join(folder, "pacing.yaml"),
      },
    );
  }, RUN_LIMIT_MS);

  afterAll(async () => {
    if (run) printVerdicts("Postfix and postgrey", CASES, run.rows);
    for (const stop of stops.reverse()) await stop();
  });

  test("verify: every row has its answer", () => {
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.rows.map((row) => row["E-Mail"])).toEqual(CASES.map(({ address }) => address));
  });

  test.each(CASES)("verify: $address ($about) is $expected.0, $expected.1", ({ address, expected }) => {
    const row = run.rows.find((one) => one["E-Mail"] === address);
    const [status, reason, words] = expected;
    expect(row).toMatchObject({ rc_status: status, rc_reason: reason });
    if (words) expect(`${row?.["rc_smtp_code"]} ${row?.["rc_smtp_reply"]}`).toMatch(words);
  });
});

function routes(): ReadonlyMap<string, MadeUpRoute> {
  const served = POSTFIX_SITES.map(({ domain, mx = [OWN_MX] }): [string, MadeUpRoute] => [
    domain,
    mx.map((host) => mxOf(host === OWN_MX ? domain : host === DEAD_MX ? DEAD_MX : host)),
  ]);
  const others = [...WITHOUT_SERVER].flatMap(([domain, { route }]): [string, MadeUpRoute][] =>
    route === null ? [] : [[domain, route]],
  );
  return new Map([...served, ...others]);
}
