const whole = { type: "integer", minimum: 0 } as const;
const text = { type: "string" } as const;

/** Every header of an answer that a client may go by, as OpenAPI describes it. */
export const RESPONSE_HEADERS = {
  "RateLimit-Limit": { description: "Requests that may be sent in a minute.", schema: whole },
  "RateLimit-Remaining": { description: "How many of them are left.", schema: whole },
  "RateLimit-Reset": { description: "Seconds until all of them are there again.", schema: whole },
  "Retry-After": { description: "Seconds to wait, where there were too many requests (429).", schema: whole },
  "WWW-Authenticate": { description: "That a key is wanted, or that this one is not good (401).", schema: text },
  ETag: { description: "Names this very content: send it back as `If-None-Match`.", schema: text },
  Location: { description: "The path of what was made, or where to look for it.", schema: text },
  "Idempotency-Replayed": {
    description: "`true` where a request with the same `Idempotency-Key` was done before, and this is its answer.",
    schema: { type: "string", const: "true" },
  },
  "Content-Disposition": { description: "The file's name, for saving it.", schema: text },
  "Set-Cookie": { description: "The browser's session, or its end.", schema: text },
} as const;

export type ResponseHeader = keyof typeof RESPONSE_HEADERS;

/** Headers that every answer has. */
export const ALWAYS_GIVEN = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"] as const;

/** Headers of a problem, whichever it is. */
export const PROBLEM_HEADERS: readonly ResponseHeader[] = [...ALWAYS_GIVEN, "Retry-After", "WWW-Authenticate"];

/** The names as references into the document's components. */
export function headerReferences(names: readonly ResponseHeader[]): Record<string, { readonly $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
