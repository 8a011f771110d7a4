import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { Problem } from "../problem.ts";
import type { AccessPolicy } from "./access-policy.ts";

/** Where more keys than this are busy within a minute, the least recent ones begin anew. */
const KEYS_COUNTED = 10_000;

/**
 * Counts the requests to the API, by key, or by address where there is none, and refuses those that are too many in a
 * minute; RateLimit-Limit, -Remaining, -Reset and Retry-After say where a client stands. Each process counts for itself.
 */
export async function limitRates(app: FastifyInstance, { requestsPerMinute }: AccessPolicy): Promise<void> {
  await app.register(rateLimit, {
    // After the guard has found out who asks, before a body is read.
    hook: "preParsing",
    max: requestsPerMinute,
    timeWindow: 60_000,
    cache: KEYS_COUNTED,
    enableDraftSpec: true,
    keyGenerator: (request) => (request.caller?.key ? `key ${request.caller.key.id}` : request.ip),
    allowList: (request) => {
      const { scope } = request.routeOptions.config;
      return scope === undefined;
    },
    errorResponseBuilder: (_request, { after }) =>
      new Problem(429, "too_many_requests", `Too many requests in a minute.`, `Wait ${after}.`),
  });
}
