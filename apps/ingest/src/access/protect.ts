import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { Problem } from "../http/problem.ts";
import type { AccessPolicy } from "./access-policy.ts";

/**
 * Security headers: load nothing from other sites, no framing, no type sniffing, no referrer to other sites. Inline
 * styles are allowed, since component kits and charts use them.
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
    // With no-referrer, browsers would send `Origin: null` from our own forms.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: overTls ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  });
}

/** Keys tracked; beyond this the least recently used ones start over. */
const KEYS_COUNTED = 10_000;

/**
 * Limits API requests per minute by key, or by address without one; RateLimit-Limit, -Remaining, -Reset and Retry-After
 * report the state. Each process counts for itself.
 */
export async function limitRates(app: FastifyInstance, { requestsPerMinute }: AccessPolicy): Promise<void> {
  await app.register(rateLimit, {
    // After authentication, before the body is read.
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
      new Problem(429, "too_many_requests", `Too many requests per minute.`, `Wait ${after}.`),
  });
}
