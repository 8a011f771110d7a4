import { parseArgsOrExit } from "@rollcall/compose/terminal/parse-args-or-exit";
import { benchExport } from "./export.ts";
import { benchGrowth } from "./growth.ts";
import { benchHostile } from "./hostile.ts";
import { benchImport } from "./import.ts";
import { benchPeers } from "./peers/peers.ts";
import { benchQueries } from "./queries.ts";
import { sayTable } from "./report.ts";
import { benchRetention } from "./retention.ts";
import { benchSessions } from "./sessions.ts";
import { benchSingle } from "./single.ts";
import { benchStale } from "./stale.ts";
import { benchWorkers } from "./workers.ts";

interface Bench {
  readonly words: string;
  /** Default of --rows. */
  readonly rows: number;
  /** Left out unless it is named: it takes hours. */
  readonly byNameOnly?: boolean;
  readonly run: (rows: number, isWanted: (part: string) => boolean, rounds: number) => Promise<void>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  import: { words: "upload a CSV list over HTTP, beside PostgreSQL's COPY", rows: 1_000_000, run: benchImport },
  export: { words: "download a verified list over HTTP, beside PostgreSQL's COPY", rows: 1_000_000, run: benchExport },
  queries: {
    words: "what the web app asks of a long list: pages, search, filters, totals",
    rows: 1_000_000,
    run: benchQueries,
  },
  stale: { words: "pick the stale ones of all stored contacts for a run", rows: 5_000_000, run: benchStale },
  retention: {
    words: "verdicts in monthly partitions, beside one table: recording, history, purge",
    rows: 5_000_000,
    run: benchRetention,
  },
  sessions: {
    words: "verify addresses in a simulated mail world, beside a bare SMTP client",
    rows: 20_000,
    run: benchSessions,
  },
  single: {
    words: "POST /v1/verify to verdict, one check after the other, above the mail server's own time",
    rows: 40,
    run: benchSingle,
  },
  hostile: { words: "upload files made to hold a server up, and ask /livez all the while", rows: 1, run: benchHostile },
  workers: {
    words: "1, 4 and 16 workers (fleet), a second one where replies take 50 ms, 2,000 sessions open at once in one",
    rows: 6_000,
    run: benchWorkers,
  },
  growth: {
    words:
      "lists of 10,000, 100,000 ... rows up to --rows: uploaded, verified, exported; memory, and how processor time grows",
    rows: 1_000_000,
    byNameOnly: true,
    run: benchGrowth,
  },
  peers: {
    words: "verify beside other verifiers, on a wire with round trips; only when named",
    rows: 20_000,
    byNameOnly: true,
    run: benchPeers,
  },
};

const HELP = `Measure on this machine, beside the best that the same machine can do.

${Object.entries(BENCHES)
  .map(
    ([name, { words, rows }]) => `  npm run bench -- ${name.padEnd(10)}${words} (--rows ${rows.toLocaleString("en")})`,
  )
  .join("\n")}

  --only TEXT   only the parts whose names have this text: long-tail, busy-sites on postgres, fleet, latency, open;
                of peers: "one at 20 ms", "shared", "own at 0 ms, Rollcall", "plot"
  --rows N      rows of the list, or addresses (the import is done again with twice as many, for its memory)
  --rounds N    of peers: how often each side has its turn; the median counts (5)
`;

const { values, positionals } = parseArgsOrExit({
  allowPositionals: true,
  options: {
    rows: { type: "string" },
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "5" },
    help: { type: "boolean", default: false },
  },
});
const benches =
  positionals.length === 0
    ? Object.values(BENCHES).filter(({ byNameOnly }) => byNameOnly !== true)
    : positionals.map((name) => BENCHES[name]);
const isCount = (number: number): boolean => Number.isSafeInteger(number) && number >= 1;
const rounds = Number(values.rounds);
const rows = values.rows === undefined ? null : Number(values.rows);
if (values.help || benches.includes(undefined) || !isCount(rows ?? 1) || !isCount(rounds)) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  for (const bench of benches) await bench?.run(rows ?? bench.rows, (part) => part.includes(values.only), rounds);
  sayTable();
}
