import { LRUCache } from "lru-cache";
import { ALIAS_LIMIT, type DnsAnswer } from "./answer.ts";
import type { DnsClient } from "./dns-client.ts";
import type { Question } from "./message.ts";

/** An answer with its aliases followed to the end. */
export type FinalAnswer = Exclude<DnsAnswer, { type: "alias" }>;

/** What it says of a question now: the TTL is what is left of it. `anew`: what is kept does not count. */
export type Lookup = (question: Question, anew?: boolean) => Promise<FinalAnswer>;

interface Kept {
  readonly answer: Exclude<DnsAnswer, { type: "failure" }>;
  readonly expiresAtMs: number;
}

/**
 * Puts a cache before a client: answers and denials for as long as they live, the least recently used dropped beyond
 * `cacheEntries`. The same question, asked again while it is under way, shares one query. Failures are not kept: they say nothing.
 */
export function createLookup(client: DnsClient, cacheEntries: number, nowMs: () => number): Lookup {
  const cache = new LRUCache<string, Kept>({ max: cacheEntries });
  const underWay = new Map<string, Promise<DnsAnswer>>();

  const fetch = async (key: string, question: Question): Promise<DnsAnswer> => {
    try {
      const answer = await client.ask(question);
      if (answer.type !== "failure") cache.set(key, { answer, expiresAtMs: nowMs() + answer.ttlMs });
      return answer;
    } finally {
      underWay.delete(key);
    }
  };

  const lookUpOnce = (question: Question, anew: boolean): Promise<DnsAnswer> => {
    const key = `${question.type} ${question.name}`;
    const kept = anew ? undefined : cache.get(key);
    const leftMs = kept === undefined ? 0 : kept.expiresAtMs - nowMs();
    if (kept !== undefined && leftMs > 0) return Promise.resolve({ ...kept.answer, ttlMs: leftMs });
    const pending = underWay.get(key) ?? fetch(key, question);
    underWay.set(key, pending);
    return pending;
  };

  return async (question, anew = false) => {
    let asked = question;
    let ttlMs = Number.POSITIVE_INFINITY;
    for (let followed = 0; followed <= ALIAS_LIMIT; followed += 1) {
      const answer = await lookUpOnce(asked, anew);
      if (answer.type === "failure") return answer;
      ttlMs = Math.min(ttlMs, answer.ttlMs);
      if (answer.type !== "alias") return { ...answer, ttlMs };
      asked = { ...question, name: answer.target };
    }
    return {
      type: "failure",
      detail: `${question.type} ${question.name}: more than ${ALIAS_LIMIT} aliases, or aliases in a circle`,
    };
  };
}
