import path from "node:path";
import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { readSettingsOrExit } from "@rollcall/compose/settings/read-settings-or-exit";
import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";
import { createMailResolver } from "@rollcall/dns";
import { egressesFor, parseDuration, planKeys, policyFor } from "@rollcall/pacing";
import type { Settings } from "@rollcall/settings";
import { countDomains } from "./plan/count-domains.ts";
import { describePlan } from "./plan/describe-plan.ts";
import { groupByKey, type Located, wellKnownProvider } from "./plan/group-by-key.ts";
import { warmShares, wordsOfWarmUp } from "./plan/warm-shares.ts";
import { print } from "./terminal/notice.ts";
import { assertReadable } from "./verify/check-files.ts";

const HELP = `Estimate how long a list takes, and what limits it, without contacting mail servers.

  npm run plan -- contacts.csv --egress 8

  --egress N        number of egress addresses (default: those of EGRESS_FILE, or 1)
  --within DURATION number of egresses needed for a deadline: 24h, 3d …
  --offline         don't use the DNS: recognise well-known mailbox domains by name
  --help            show this help

Based on each provider's limits (PACING_FILE changes them), the list's domains, and what
egresses that warm up (EGRESS_FILE) may use today. Exit codes: 0, or 2 for an invalid file or option.
`;

const BAD_INPUT = 2;
const EGRESS_MOST = 1_024;
/** DNS concurrency and timeouts. */
const DNS = { timeoutMs: 3_000, attempts: 2, maxInFlight: 200, cacheEntries: 1_000 };

await runUntilStopped(async ({ onStop }) => {
  const { values, positionals } = parseArgsOrExit({
    allowPositionals: true,
    options: {
      egress: { type: "string" },
      within: { type: "string" },
      offline: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const settings = readSettingsOrExit(process.env);
  const egresses = values.egress === undefined ? (settings.egresses?.length ?? 1) : Number(values.egress);
  const withinMs = values.within === undefined ? null : parseDuration(values.within);
  const [file] = positionals;
  const problem = problemOf(file, egresses, values.within, withinMs);
  if (problem !== null || file === undefined) {
    print(process.stderr, problem ?? "");
    return BAD_INPUT;
  }
  const found = path.resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
  await assertReadable(found);
  const domains = await countDomains(found);
  const resolver = createMailResolver({ servers: settings.dnsServers, ...DNS, nowMs: () => Date.now() });
  onStop(async () => resolver.close());
  const located = values.offline ? null : await locateAll([...domains.keys()], resolver);
  const grouped = groupByKey(
    domains,
    (domain) => located?.get(domain) ?? { type: "known", provider: wellKnownProvider(domain) },
  );
  process.stdout.write(describe(grouped, domains, { settings, egresses, withinMs, offline: values.offline }));
  return 0;
});

function problemOf(
  file: string | undefined,
  egresses: number,
  within: string | undefined,
  withinMs: number | null,
): string | null {
  if (file === undefined) return "Which file? For example: npm run plan -- contacts.csv --egress 8";
  if (!Number.isInteger(egresses) || egresses < 1 || egresses > EGRESS_MOST)
    return `--egress must be a number from 1 to ${EGRESS_MOST}.`;
  if (within !== undefined && withinMs === null)
    return `--within must be a duration such as 12h or 3d, not ${JSON.stringify(within)}.`;
  return null;
}

async function locateAll(
  domains: readonly string[],
  resolver: Pick<ReturnType<typeof createMailResolver>, "resolveRoute">,
): Promise<ReadonlyMap<string, Located>> {
  const located = new Map<string, Located>();
  for (let from = 0; from < domains.length; from += DNS.maxInFlight) {
    const page = domains.slice(from, from + DNS.maxInFlight);
    const routes = await Promise.all(page.map((domain) => resolver.resolveRoute(domain)));
    for (const [index, domain] of page.entries())
      located.set(domain, routes[index] ?? { type: "dns_error", detail: "" });
  }
  return located;
}

interface Wish {
  readonly settings: Settings;
  readonly egresses: number;
  readonly withinMs: number | null;
  readonly offline: boolean;
}

function describe(
  { keys, decidedByDns, unresolved }: ReturnType<typeof groupByKey>,
  domains: ReadonlyMap<string, number>,
  { settings, egresses, withinMs, offline }: Wish,
): string {
  const policyOf = (pacingKey: string): ReturnType<typeof policyFor> => policyFor(pacingKey, settings.pacing);
  const [notProbed = [], asked = []] = [true, false].map((forbidden) =>
    keys.filter(({ pacingKey }) => (policyOf(pacingKey).probe === "forbidden_by_rules") === forbidden),
  );
  const warm = warmShares(settings.egresses ?? [], egresses, Date.now());
  const list = { keys: asked, policyOf, shares: warm.shares };
  const withinSeconds = withinMs === null ? null : withinMs / 1_000;
  return describePlan({
    addresses: [...domains.values()].reduce((sum, count) => sum + count, 0),
    domains: domains.size,
    decidedByDns,
    unresolved,
    notProbed,
    keys: planKeys(list, egresses),
    egresses,
    offline,
    warmUp: wordsOfWarmUp(warm),
    within: withinSeconds === null ? null : { seconds: withinSeconds, egresses: egressesFor(list, withinSeconds) },
  });
}
