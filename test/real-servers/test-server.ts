import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EngineName } from "../engines/engines.ts";
import { withEngines } from "../engines/with-engines.ts";
import { askSite, type SiteAnswers } from "./ask-site.ts";
import type { RunningServer } from "./run-in-root.ts";
import type { UnpackedServer } from "./server-root.ts";
import type { UnpackedSite } from "./unpacked-site.ts";

export interface TestedServer<Site extends UnpackedSite> {
  readonly name: string;
  readonly server: UnpackedServer;
  /** What else its start runs. */
  readonly tools?: readonly EngineName[];
  /** First three parts of its addresses. */
  readonly network: string;
  readonly sites: readonly Site[];
  /** Starts the server in a root folder with these sites, by address. */
  readonly start: (root: string, sites: ReadonlyMap<string, Site>, port: number) => Promise<RunningServer>;
  /** Between two sessions with one site. */
  readonly pauseMs: number;
}

const FIRST_ADDRESS = 100;
const RUN_LIMIT_MS = 120_000;

/** The suite of one server: every address at every site gets the right verdict, and no session is rude. */
export function testServer<Site extends UnpackedSite>(tested: TestedServer<Site>): void {
  const { name, server, tools = [], network, sites, start, pauseMs } = tested;
  const addresses = new Map(sites.map((site, index) => [`${network}.${FIRST_ADDRESS + index}`, site]));

  withEngines(server, ...tools)(`probe and decide against ${name}`, () => {
    const stops: (() => Promise<unknown>)[] = [];
    const answers = new Map<string, SiteAnswers>();

    beforeAll(async () => {
      const folder = await mkdtemp(path.join(tmpdir(), `rollcall-${server}-`));
      stops.push(() => rm(folder, { recursive: true, force: true }));
      await chmod(folder, 0o755);
      const port = await getPort({ host: `${network}.${FIRST_ADDRESS}` });
      const running = await start(path.join(folder, "root"), addresses, port);
      stops.push(() => running.stop());
      await Promise.all(
        [...addresses].map(async ([address, { domain, expected }]) => {
          const localParts = Object.keys(expected);
          answers.set(domain, await askSite({ domain, localParts, address, port, pauseMs }));
        }),
      );
    }, RUN_LIMIT_MS);

    afterAll(async () => {
      if (answers.size > 0) print(name, sites, answers);
      for (const stop of stops.toReversed()) await stop();
    });

    const cases = sites.flatMap(({ domain, about, expected }) =>
      Object.entries(expected).map(([localPart, wanted]) => ({ localPart, domain, about, wanted })),
    );
    test.each(cases)("decide: $localPart@$domain ($about) is $wanted.0, $wanted.1", ({ localPart, domain, wanted }) => {
      const [status, reason, words = /.*/s] = wanted;
      const verdict = answers.get(domain)?.verdicts.get(localPart);
      expect(verdict).toMatchObject({ status, reason });
      expect(wordsOf(verdict)).toMatch(words);
    });

    test.each(sites)("probe: at $domain ($about) every session was in order", ({ domain }) => {
      for (const { transcript } of answers.get(domain)?.sessions ?? []) {
        const said = (by: "C" | "S"): string[] =>
          (transcript ?? []).filter((line) => line.by === by).map(({ text }) => text);
        expect(said("C").filter((text) => /^(?:DATA|BDAT|VRFY|EXPN)/i.test(text))).toEqual([]);
        const replies = said("S");
        // RFC 2920: what was in the same write as a refused MAIL is answered too.
        const isOwed = (at: number): boolean =>
          replies[at]?.startsWith("503") === true && /^[45]/.test(replies[at - 1] ?? "");
        expect(replies.filter((text, at) => /synchroni[sz]ation|^50[0-3]/i.test(text) && !isOwed(at))).toEqual([]);
      }
    });
  });
}

type Answer = NonNullable<ReturnType<SiteAnswers["verdicts"]["get"]>>;

function wordsOf(verdict: Answer | undefined): string {
  const reply = verdict?.basis.find((evidence) => evidence.type === "reply");
  return reply ? `${reply.code} ${reply.text.replaceAll("\n", " ")}` : "";
}

function print(name: string, sites: readonly UnpackedSite[], answers: ReadonlyMap<string, SiteAnswers>): void {
  const lines = sites.flatMap(({ domain, about, expected }) =>
    Object.keys(expected).map((localPart) => {
      const verdict = answers.get(domain)?.verdicts.get(localPart);
      const address = `${localPart}@${domain}`.padEnd(32);
      const judged = `${verdict?.status ?? "-"} / ${verdict?.reason ?? "-"}`.padEnd(36);
      return `${address} ${judged} ${about.padEnd(46)} ${wordsOf(verdict).slice(0, 90)}`;
    }),
  );
  process.stdout.write(`\n${name}\n${lines.join("\n")}\n\n`);
}
