import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import type { AccessPolicy } from "./access-policy.ts";
import rateLimit from "@fastify/rate-limit";
import { Problem } from "../http/problem.ts";

/**
 * What browsers are told about our pages: load nothing from elsewhere, be framed by nobody, guess no types, tell other
 * sites nothing. Styles may stand in elements, where component kits and charts put them.
 */
export async function securityHeaders(app: FastifyInstance, { publicOrigin }: AccessPolicy): Promise<void> {
  const overTls = publicOrigin?.startsWith("https:") ?? false;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'", "data:"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "img-src": ["'self'", "data:", "blob:"],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        "script-src-attr": ["'none'"],
        "style-src": ["'self'", "'unsafe-inline'"],
      },
    },
    frameguard: { action: "deny" },
    // With no-referrer, browsers would say `Origin: null` of our own forms.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: overTls ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  });
}

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
