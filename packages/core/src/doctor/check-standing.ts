import { warmUpShare } from "@rollcall/pacing";
import type { EgressFacts } from "../egresses/egress-facts.ts";
import { warmSince } from "../egresses/warm-up.ts";
import type { NamedEgress } from "../settings.ts";
import type { Finding } from "./finding.ts";

const MEANING =
  "What receivers think of this address. A listed or refused one gets no answers, and its addresses end as blocked.";

/** What an egress has met lately. `facts` null: the database is not there to be asked. */
export function checkStanding(facts: EgressFacts | null): Finding {
  const about = { id: "standing", title: "Refusals lately", meaning: MEANING };
  if (facts === null)
    return { ...about, state: "skipped", detail: "They are stored in the database, which was not asked.", fix: "" };
  const { rest, listings, lastListing, suspended } = facts;
  if (rest !== null) {
    const fix =
      rest.because === "listed"
        ? "Look the address up at the block list that is named, ask for its removal, and find out what put it there."
        : "Repair what is named. The egress goes on by itself when a connection works.";
    return { ...about, state: "problem", detail: `Since ${rest.since.toISOString()}: ${rest.reason}`, fix };
  }
  if (listings > 0 && lastListing !== null) {
    const detail = `${sites(listings)} within a day refused it because a block list names it, such as ${lastListing.pacingKey}: ${lastListing.words}`;
    return {
      ...about,
      state: "warning",
      detail,
      fix: "Look the address up at the block list that is named, and ask for its removal.",
    };
  }
  if (suspended > 0) {
    const detail = `It is suspended at ${sites(suspended)} after refusals.`;
    return {
      ...about,
      state: "warning",
      detail,
      fix: "See the page Providers for their words; lower their limits if it lasts.",
    };
  }
  return {
    ...about,
    state: "ok",
    detail: "No block list was named within a day, and no site has suspended it.",
    fix: "",
  };
}

const sites = (count: number): string => (count === 1 ? "one site" : `${count} sites`);

/** How far a warm-up is; null: none was asked for. */
export function checkWarmUp(egress: NamedEgress, facts: EgressFacts | null, nowMs: number): Finding | null {
  if (egress.warmUp === undefined) return null;
  const about = {
    id: "warm_up",
    title: "Warm-up",
    meaning: "A new address gets its whole budgets in three weeks; until then lists take longer.",
    fix: "",
  } as const;
  const firstUse = new Map(facts?.firstUsedAt ? [[egress.name, facts.firstUsedAt.getTime()]] : []);
  if (egress.warmUp.sinceMs === null && firstUse.size === 0)
    return { ...about, state: "skipped", detail: "It has not been used yet, as far as is known." };
  const sinceMs = warmSince(egress, firstUse, nowMs) ?? nowMs;
  const share = warmUpShare(nowMs - sinceMs, null);
  const day = new Date(sinceMs).toISOString().slice(0, 10);
  const detail =
    share < 1
      ? `Since ${day}: ${Math.floor(share * 100)} % of its budgets, less where many recipients are refused.`
      : `Since ${day}: it has its whole budgets.`;
  return { ...about, state: "ok", detail };
}
