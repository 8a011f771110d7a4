import { LRUCache } from "lru-cache";
import { ALIAS_LIMIT, type DnsAnswer } from "./answer.ts";
import type { DnsClient } from "./dns-client.ts";
import type { Question } from "./message.ts";

/** An answer with its aliases resolved. */
export type FinalAnswer = Exclude<DnsAnswer, { type: "alias" }>;

/** Answers a question from the cache or the client; the TTL is the remaining one. With `bypassCache`, the cache is not read. */
export type Lookup = (question: Question, bypassCache?: boolean) => Promise<FinalAnswer>;

interface Kept {
  readonly answer: Exclude<DnsAnswer, { type: "failure" }>;
  readonly expiresAtMs: number;
}

/**
 * An LRU cache of `cacheEntries` in front of a client. Positive and negative answers are kept for their TTL; failures are
 * not cached. Concurrent lookups of the same question share one query.
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

  const lookUpOnce = (question: Question, bypassCache: boolean): Promise<DnsAnswer> => {
    const key = `${question.type} ${question.name}`;
    const kept = bypassCache ? undefined : cache.get(key);
    const leftMs = kept === undefined ? 0 : kept.expiresAtMs - nowMs();
    if (kept !== undefined && leftMs > 0) return Promise.resolve({ ...kept.answer, ttlMs: leftMs });
    const pending = underWay.get(key) ?? fetch(key, question);
    underWay.set(key, pending);
    return pending;
  };

  return async (question, bypassCache = false) => {
    let asked = question;
    let ttlMs = Number.POSITIVE_INFINITY;
    for (let followed = 0; followed <= ALIAS_LIMIT; followed += 1) {
      const answer = await lookUpOnce(asked, bypassCache);
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
