import { type Scope, SCOPES } from "@rollcall/core";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";

/** Whether a key of one scope may do what takes another. */
export function includesScope(has: Scope, needs: Scope): boolean {
  return SCOPES.indexOf(has) >= SCOPES.indexOf(needs);
}

/** The chapters of the API's description, in its order. */
export const TAGS = {
  Verify: "One address, asked at once.",
  Lists: "Files of addresses: upload, look, change, start, delete.",
  Results: "Rows with their answers, sums of them, downloads.",
  Runs: "Passes of verification: watch, pause, resume, cancel.",
  Contacts: "Addresses known across lists, with their history.",
  Schedules: "Contacts verified again as time goes by.",
  Webhooks: "Your servers, told of what happened.",
  Suppressions: "Addresses and domains that are never asked.",
  Privacy: "What is held of one address, and how long things are kept.",
  Pacing: "How fast each provider is asked, and your say in it.",
  Session: "Signing in with a browser.",
  Keys: "Keys of programs and people.",
  System: "Health, counts, settings, and this description.",
} as const;
type Tag = keyof typeof TAGS;

/** An answer that is not JSON. */
export interface StreamAnswer {
  /** Media types that it may have. */
  readonly types: readonly string[];
  readonly description: string;
}

/** What comes with a status: JSON of a schema, a stream, or nothing. */
export type AnswerDeclaration = z.ZodType | StreamAnswer | null;

/** A body that is not JSON: the handler reads it from the request. Schemas by media type. */
export interface FileBody {
  readonly content: Readonly<Record<string, z.ZodType>>;
}

/** All that is said of a route, once: it is validated by this, guarded by this, and described by this. */
export interface RouteDeclaration {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With `:name` for parameters. */
  readonly path: string;
  readonly tag: Tag;
  /** A few words, for a list of routes. */
  readonly summary: string;
  /** More, in Markdown. */
  readonly description?: string;
  /** What a caller must be allowed to do; `none`: everybody may. */
  readonly scope: Scope | "none";
  /** What does not match names nothing: 404. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Names in lower case. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType | FileBody;
  /** Bytes of a JSON body, where a megabyte is not enough. */
  readonly bodyLimit?: number;
  /** Where one address may not even ask as often as a key may. */
  readonly requestsPerMinute?: number;
  /** Headers that come with what succeeds, beside those that all answers have. */
  readonly gives?: readonly ResponseHeader[];
  /** By status: what succeeds. Problems are the same everywhere and not declared. */
  readonly answers: Readonly<Record<number, AnswerDeclaration>>;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** Read-only at any depth: answers are built from what others own. */
type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: Frozen<Value[Name]> }
    : Value;

/** The JSON of an answer's schema. */
export type JsonOf<Schema extends z.ZodType> = Frozen<z.input<Schema>>;

type BodyOf<Answer> = Answer extends z.ZodType ? JsonOf<Answer> : Answer extends StreamAnswer ? unknown : undefined;

/** What a handler is given: the request's parts, valid, and a way to answer with a status and headers. */
export interface RouteInput<Declaration extends RouteDeclaration> {
  readonly params: Parsed<Declaration["params"]>;
  readonly query: Parsed<Declaration["query"]>;
  readonly headers: Parsed<Declaration["headers"]>;
  readonly body: Parsed<Declaration["body"]>;
  /** Who asks, for the audit log: the name of a key, `browser session` or `local`. */
  readonly actor: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly send: <Status extends keyof Declaration["answers"]>(
    status: Status,
    body: BodyOf<Declaration["answers"][Status]>,
    headers?: Readonly<Record<string, string>>,
  ) => FastifyReply;
}

/** Answers with the body of the first declared status, or with what `send` gave. */
export type RouteHandler<Declaration extends RouteDeclaration> = (
  input: RouteInput<Declaration>,
) => Promise<BodyOf<Declaration["answers"][keyof Declaration["answers"]]> | FastifyReply>;

/** Whether a body is for the handler to read. */
export function isFileBody(body: RouteDeclaration["body"]): body is FileBody {
  return body !== undefined && "content" in body;
}

/** Whether an answer is not JSON. */
export function isStream(answer: AnswerDeclaration): answer is StreamAnswer {
  return answer !== null && "types" in answer;
}

/** Headers of an answer that succeeds. */
export function headersOf(declaration: RouteDeclaration, answer: AnswerDeclaration): readonly ResponseHeader[] {
  const { method, headers, gives = [] } = declaration;
  const hasTag = method === "GET" && answer !== null && !isStream(answer);
  const isReplayed = headers !== undefined && "idempotency-key" in headers.shape;
  return [...ALWAYS_GIVEN, ...(hasTag ? (["ETag"] as const) : []), ...gives, ...(isReplayed ? REPLAYED : [])];
}

const REPLAYED = ["Idempotency-Replayed"] as const;

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

type ResponseHeader = keyof typeof RESPONSE_HEADERS;

/** Headers that every answer has. */
const ALWAYS_GIVEN = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"] as const;

/** Headers of a problem, whichever it is. */
export const PROBLEM_HEADERS: readonly ResponseHeader[] = [...ALWAYS_GIVEN, "Retry-After", "WWW-Authenticate"];

/** The names as references into the document's components. */
export function headerReferences(names: readonly ResponseHeader[]): Record<string, { readonly $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
