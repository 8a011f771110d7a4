import type { IncomingHttpHeaders } from "node:http";
import cors, { type FastifyCorsOptions } from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import type { AccessPolicy } from "./access-policy.ts";

/** Browsers may keep the answer to a preflight for ten minutes. */
const MAX_AGE_S = 600;

/** What a page of another origin may read of an answer, besides its body. */
const EXPOSED = [
  "content-disposition",
  "etag",
  "idempotency-replayed",
  "location",
  "ratelimit-limit",
  "ratelimit-remaining",
  "ratelimit-reset",
  "retry-after",
  "x-request-id",
  "x-rollcall-open",
];

/**
 * Lets pages of the listed origins call the API (Fetch, CORS protocol). Never with cookies: a page of another origin needs a key.
 * Without origins, nothing is added.
 */
export async function allowOrigins(app: FastifyInstance, { corsOrigins }: AccessPolicy): Promise<void> {
  if (corsOrigins.length === 0) return;
  await app.register(cors, {
    // Any other OPTIONS request is answered with `Allow`.
    delegator: ({ method, headers }, done) => done(null, optionsOf(method ?? "GET", headers, corsOrigins)),
  });
}

function optionsOf(method: string, headers: IncomingHttpHeaders, origins: readonly string[]): FastifyCorsOptions {
  const isPreflight = headers["access-control-request-method"] !== undefined;
  if (method === "OPTIONS" && (!isPreflight || !origins.includes(headers.origin ?? ""))) return { origin: false };
  return {
    origin: [...origins],
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    exposedHeaders: EXPOSED,
    maxAge: MAX_AGE_S,
  };
}

/** Whether a page of a listed origin sends a key. A cookie is not enough: another page of ours may have set it. */
export function isListedOrigin({ origin, authorization }: IncomingHttpHeaders, origins: readonly string[]): boolean {
  return origin !== undefined && origins.includes(origin) && /^bearer /i.test(authorization ?? "");
}
