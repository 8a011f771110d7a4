import type { Database } from "@rollcall/postgres";
import type { Finding } from "./finding.ts";

/** A site that refuses an egress now, or did when it was last asked. */
export interface Refusal {
  readonly egress: string;
  readonly pacingKey: string;
  readonly provider: string | null;
  readonly because: "listed" | "reputation";
  /** What its server said. */
  readonly words: string | null;
  readonly sinceMs: number;
}

/** A suspension that ended longer ago says nothing about today. */
const LATELY_S = 3_600;
const MOST = 1_000;

const REFUSALS = `
  SELECT p.egress, p.key AS "pacingKey", p.provider, s.because, s.words, s."sinceMs"
  FROM pacing_keys p CROSS JOIN LATERAL jsonb_to_record(p.state -> 'suspension')
    AS s (because text, words text, "sinceMs" float8, "untilMs" float8)
  WHERE s.because IN ('listed', 'reputation') AND s."untilMs" > (extract(epoch FROM now()) - ${LATELY_S}) * 1000
  ORDER BY s."sinceMs" DESC LIMIT ${MOST}`;

/** Reads which sites refuse us, the latest first. */
export async function readRefusals({ pool }: Database): Promise<readonly Refusal[]> {
  return (await pool.query<Refusal>(REFUSALS)).rows;
}

/** Block lists by what replies call them. */
const BLOCK_LISTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["Spamhaus", /spamhaus/iu],
  ["SpamCop", /spamcop/iu],
  ["Barracuda", /barracuda/iu],
  ["SORBS", /sorbs/iu],
  ["UCEPROTECT", /uceprotect|dnsbl-\d\.uceprotect/iu],
  ["Proofpoint", /proofpoint|pphosted|\bpdr\b/iu],
  ["Cloudmark", /cloudmark|\bcsi\b/iu],
  ["Mailspike", /mailspike/iu],
  ["Abusix", /abusix/iu],
  ["Microsoft's own list", /\bS3140\b|\bS3150\b|delist@microsoft|sender\.office\.com/iu],
];

/** Another list is known by its zone: `dnsbl.example.net`. */
const ZONE = /\b(?:[a-z0-9-]+\.)*(?:dns)?[brw]?bl[a-z0-9-]*\.[a-z0-9.-]*[a-z]/iu;

/** The block list that a reply names; null: none. */
export function blockListIn(words: string): string | null {
  const known = BLOCK_LISTS.find(([, pattern]) => pattern.test(words));
  return known?.[0] ?? ZONE.exec(words)?.[0].toLowerCase() ?? null;
}

const ABOUT = {
  title: "Refusals of our address",
  meaning: "Addresses at these sites wait, and end as blocked if that lasts.",
};

/** Few sites with rules of their own refuse everybody. */
const FEW_SITES = 3;
const WORDS_SHOWN_CHARS = 200;

/** Finds which egresses are refused, by whom, and because of which block lists. */
export function checkRefusals(refusals: readonly Refusal[]): Finding[] {
  if (refusals.length === 0) {
    const detail = "No site refuses our address at the moment.";
    return [{ ...ABOUT, id: "refusals", state: "ok", detail, fix: "" }];
  }
  return [...Map.groupBy(refusals, ({ egress }) => egress)].map(([egress, ofEgress]) => checkEgress(egress, ofEgress));
}

function checkEgress(egress: string, refusals: readonly Refusal[]): Finding {
  const lists = Map.groupBy(refusals, ({ because, words }) =>
    because === "listed" ? (blockListIn(words ?? "") ?? "a block list that the reply does not name") : null,
  );
  const named = [...lists].flatMap(([list, sites]) => (list === null ? [] : [`${list} (${sitesOf(sites.length)})`]));
  const [first] = refusals;
  const words = first?.words ? `: “${first.words.slice(0, WORDS_SHOWN_CHARS)}”` : ".";
  const because = named.length > 0 ? `, because of ${named.join(", ")}` : "";
  const detail =
    `${sitesOf(refusals.length)} ${refusals.length === 1 ? "refuses" : "refuse"} egress ${egress}${because}. ` +
    `The latest is ${first?.pacingKey ?? "?"}${words}`;
  const isBad = named.length > 0 || refusals.length > FEW_SITES || refusals.some(({ provider }) => provider !== null);
  return {
    ...ABOUT,
    id: `refusals/${egress}`,
    state: isBad ? "problem" : "warning",
    detail,
    fix:
      named.length > 0
        ? "Look the address up on these lists, remove the cause, and ask for its removal there; or use another egress meanwhile."
        : "Check reverse name, HELO name and SPF, and lower the pace at these sites; or use another egress meanwhile.",
    sinceMs: Math.min(...refusals.map(({ sinceMs }) => sinceMs)),
  };
}

const sitesOf = (count: number): string => (count === 1 ? "1 site" : `${count} sites`);
