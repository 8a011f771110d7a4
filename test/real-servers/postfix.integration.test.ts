import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withEngines } from "../engines/with-engines.ts";
import type { Expected } from "./unpacked-site.ts";
import { type MadeUpRoute, startMadeUpDns } from "./made-up-dns.ts";
import { DEAD_MX, OWN_MX } from "./postfix/postfix-site.ts";
import { POSTFIX_SITES } from "./postfix/sites.ts";
import { forwardDns } from "./forward-dns.ts";
import { mxOf, type Postfix, startPostfix } from "./postfix/start-postfix.ts";
import { startPostgrey } from "./postfix/start-postgrey.ts";
import { printVerdicts } from "./print-verdicts.ts";
import { runVerify, type VerifyRun } from "./verify-command.ts";

/** Between the second and the third attempt of the schedule: the first retry comes too early. */
const GREYLIST_SECONDS = 3;

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
  RETRY_SCHEDULE: "1s,4s,8s,12s,17s",
  LOG_LEVEL: "warn",
};

/** Our address and our sender's domain on a block list (RFC 5782 §2.1). */
const LISTED_NAMES: readonly (readonly [string, string])[] = [
  ["1.0.0.127.dnsbl.rollcall.zz", "127.0.0.2"],
  ["verify.rollcall.zz.dnsbl.rollcall.zz", "127.0.0.2"],
];

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

/** Logged of connections that are open when the embedded database stops, and of turns that end while their lock is renewed. */
const HARMLESS = /terminating connection due to administrator command|could not renew lock/;

/** The front's own callouts, and the handshake that can't succeed. */
const LOST_BY_OTHERS = / behind\.zz\/smtpd| tls-broken\.zz\/smtpd\S+ lost connection after STARTTLS/;

/** Log lines of smtpd and postscreen about protocol violations. */
const RUDE =
  /improper command pipelining|PREGREET|COMMAND (?:PIPELINING|TIME|COUNT|LENGTH)|NON-SMTP COMMAND|BARE NEWLINE/;

withEngines(
  "postfix",
  "postgrey",
  "openssl",
)("verify, CSV in to CSV out, against Postfix and postgrey", () => {
  const stops: (() => Promise<unknown>)[] = [];
  let postfix: Postfix;
  let run: VerifyRun;

  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "rollcall-postfix-"));
    // With KEEP_TEST_FOLDER set, Postfix's log and the export are kept for debugging.
    if (!process.env["KEEP_TEST_FOLDER"]) stops.push(() => rm(folder, { recursive: true, force: true }));
    // Servers and the database drop root, and still need access to their folders.
    await chmod(folder, 0o755);
    const [port, postgreyPort] = [await getPort({ host: "127.0.7.100" }), await getPort({ host: "127.0.7.250" })];
    const greylist = `127.0.7.250:${postgreyPort}`;
    const postgrey = await startPostgrey(greylist, path.join(folder, "postgrey"), GREYLIST_SECONDS);
    stops.push(() => postgrey.stop());
    // The port must be 53, so concurrent runs need an address each.
    const nameServer = `127.1.${port >> 8}.${port & 255}`;
    postfix = await startPostfix({ folder, sites: POSTFIX_SITES, port, postgrey: greylist, nameServer });
    stops.push(() => postfix.stop());
    const dns = await startMadeUpDns(routes(), new Map([...postfix.addresses, ...LISTED_NAMES]));
    stops.push(() => dns.stop());
    const forward = await forwardDns(nameServer, dns.port);
    stops.push(() => forward.stop());
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
    for (const stop of stops.toReversed()) await stop();
  });

  test("verify: every row has its answer, and there was nothing to warn of", () => {
    expect(run.rows.map((row) => row["E-Mail"])).toEqual(CASES.map(({ address }) => address));
    const warnings = run.stderr.split("\n").filter((line) => line.startsWith('{"level":') && !HARMLESS.test(line));
    expect({ exitCode: run.exitCode, warnings }).toEqual({ exitCode: 0, warnings: [] });
  });

  test("verify: Postfix saw no message, nothing but SMTP in its order, and QUIT at every end that was ours", async () => {
    const lines = (await postfix.log()).split("\n");
    const sessions = lines.filter((line) => line.includes("disconnect from"));
    expect(sessions.length).toBeGreaterThan(POSTFIX_SITES.length);
    expect(sessions.filter((line) => /\b(?:data|bdat|vrfy|expn|auth|noop|unknown)=/.test(line))).toEqual([]);
    expect(lines.filter((line) => RUDE.test(line))).toEqual([]);
    const lost = lines.filter((line) => /(?:lost connection|timeout) after|HANGUP/.test(line));
    expect(lost.filter((line) => !LOST_BY_OTHERS.test(line))).toEqual([]);
  });

  test.each(CASES)("verify: $address ($about) is $expected.0, $expected.1", ({ address, expected }) => {
    const row = run.rows.find((one) => one["E-Mail"] === address);
    const [status, reason, words = /.*/s] = expected;
    expect(row).toMatchObject({ rc_status: status, rc_reason: reason });
    expect(`${row?.["rc_smtp_code"]} ${row?.["rc_smtp_reply"]}`).toMatch(words);
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
