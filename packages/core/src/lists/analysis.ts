import type { Database } from "@rollcall/postgres";
import { expectedSeconds } from "../runs/progress.ts";
import { type Clock, egressNames, type VerificationSettings } from "../settings.ts";
import { readAnalysis, readListFacts, storeAnalysis } from "./list-facts.ts";
import { type List } from "./list.ts";

/** What is known about a list before a run. */
export interface ListAnalysis {
  readonly knownFresh: number;
  readonly disposable: number;
  readonly role: number;
  readonly free: number;
  readonly topDomains: readonly { readonly domain: string; readonly count: number }[];
  readonly providers: readonly { readonly provider: string; readonly count: number }[];
  readonly expectedSeconds: number | null;
}

export interface AnalysisPorts {
  readonly database: Database;
  readonly settings: VerificationSettings;
  readonly clock: Clock;
}

/** Until the list's own run starts, what other lists' runs learn counts too, with this delay. */
const FRESH_MS = 60_000;

/** Analyses lists, one at a time each. Results are stored with the list; once it has a run, they no longer change. */
export class Analyst {
  readonly #ports: AnalysisPorts;
  readonly #underWay = new Map<number, Promise<ListAnalysis>>();

  constructor(ports: AnalysisPorts) {
    this.#ports = ports;
  }

  /** Null while the list is being imported. */
  async analyse(list: List, hasRun: boolean): Promise<ListAnalysis | null> {
    if (list.state !== "ready") return null;
    const stored = await readAnalysis(this.#ports.database, list.id);
    const isGood = stored !== null && (hasRun || Date.now() - stored.analysedAt.getTime() < FRESH_MS);
    return isGood ? (stored.analysis as ListAnalysis) : await this.#once(list);
  }

  #once(list: List): Promise<ListAnalysis> {
    const underWay = this.#underWay.get(list.id);
    if (underWay) return underWay;
    const begun = this.#find(list).finally(() => this.#underWay.delete(list.id));
    this.#underWay.set(list.id, begun);
    return begun;
  }

  async #find(list: List): Promise<ListAnalysis> {
    const { database, settings, clock } = this.#ports;
    const { keys, unresolved, ...facts } = await readListFacts(
      database,
      list,
      settings.freshFor,
      egressNames(settings),
    );
    const analysis = { ...facts, expectedSeconds: expectedSeconds({ keys, unresolved }, settings, clock.nowMs()) };
    await storeAnalysis(database, list.id, analysis);
    return analysis;
  }
}
