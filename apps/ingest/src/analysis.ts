import type { Database } from "@rollcall/db";
import { readListFacts } from "@rollcall/db";
import type { FreshFor, List } from "@rollcall/ports";

/** What a list holds, before anybody is asked. */
export interface ListAnalysis {
  readonly knownFresh: number;
  readonly disposable: number;
  readonly role: number;
  readonly free: number;
  readonly topDomains: readonly { readonly domain: string; readonly count: number }[];
  readonly providers: readonly { readonly provider: string; readonly count: number }[];
  readonly expectedSeconds: number | null;
}

/** Analyses a whole list; null while it is being imported. */
export async function analyse(database: Database, list: List, freshFor: FreshFor): Promise<ListAnalysis | null> {
  if (list.state !== "ready") return null;
  return { ...(await readListFacts(database, list.id, freshFor)), expectedSeconds: null };
}
