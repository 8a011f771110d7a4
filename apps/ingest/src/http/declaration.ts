import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { type Area, type Scope, SCOPES } from "@rollcall/core";
import type { Caller } from "../access/caller.ts";

/** Whether one scope includes another. */
export function includesScope(has: Scope, needs: Scope): boolean {
  return SCOPES.indexOf(has) >= SCOPES.indexOf(needs);
}

/** Tags of the API's description, in order. */
export const TAGS = {
  Verify: "Checks of single addresses.",
  Lists: "Lists of addresses: upload, read, change, verify, delete.",
  Results: "Rows with their answers, totals, downloads.",
  Runs: "Verification runs: watch, pause, resume, cancel.",
  Contacts: "Addresses known across lists, with their history.",
  Schedules: "Recurring verification of contacts.",
  Webhooks: "Events sent to your servers.",
  Suppressions: "Addresses and domains that are never probed.",
  Outcomes: "What became of mail, and how right the verdicts were.",
  Privacy: "Export and erasure of one person's data, and retention.",
  Pacing: "How fast each provider is probed, and how to change it.",
  Session: "Browser sessions.",
  Keys: "API keys.",
  System: "Diagnosis, totals, settings, and this document.",
} as const;
type Tag = keyof typeof TAGS;

/** The area that a key needs for the routes of a tag; null: none, so that it can sign in and out. */
export const AREA_OF_TAG: Readonly<Record<Tag, Area | null>> = {
  Verify: "verify",
  Lists: "lists",
  Results: "lists",
  Runs: "lists",
  Contacts: "contacts",
  Outcomes: "contacts",
  Schedules: "schedules",
  Webhooks: "webhooks",
  Suppressions: "suppressions",
  Privacy: "privacy",
  Pacing: "pacing",
  Session: null,
  Keys: "keys",
  System: "system",
};

/** A response that is not JSON. */
export interface StreamAnswer {
  /** Its possible media types. */
  readonly types: readonly string[];
  readonly description: string;
}

/** The body of a response: JSON by schema, a stream, or none. */
export type AnswerDeclaration = z.ZodType | StreamAnswer | null;

/** A request body that is not JSON: the handler reads it. Schemas by media type. */
export interface FileBody {
  readonly content: Readonly<Record<string, z.ZodType>>;
}

/** The declaration of a route: used for validation, authorisation and documentation. */
export interface RouteDeclaration {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With `:name` for parameters. */
  readonly path: string;
  readonly tag: Tag;
  /** Short title in a list of routes. */
  readonly summary: string;
  /** Details, in Markdown. */
  readonly description?: string;
  /** The scope that a client needs; `none`: public. */
  readonly scope: Scope | "none";
  /** A sandbox key may use it: it verifies test addresses, and shows nothing else. */
  readonly sandbox?: true;
  /** A mismatch is a 404. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Names in lower case. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType | FileBody;
  /** Maximum bytes of a JSON body, if not 1 MB. */
  readonly bodyLimit?: number;
  /** A stricter limit per address. */
  readonly requestsPerMinute?: number;
  /** Headers of successful responses, besides the common ones. */
  readonly gives?: readonly ResponseHeader[];
  /** Headers that only some of them have. */
  readonly mayGive?: readonly ResponseHeader[];
  /** Successful responses by status. Problems are common to all routes and not declared. */
  readonly answers: Readonly<Record<number, AnswerDeclaration>>;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** Deep readonly: responses are built from shared objects. */
type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: Frozen<Value[Name]> }
    : Value;

/** The JSON type of a response schema. */
export type JsonOf<Schema extends z.ZodType> = Frozen<z.input<Schema>>;

type BodyOf<Answer> = Answer extends z.ZodType ? JsonOf<Answer> : Answer extends StreamAnswer ? unknown : undefined;

/** Input of a handler: the validated request, and a way to send a status and headers. */
export interface RouteInput<Declaration extends RouteDeclaration> {
  readonly params: Parsed<Declaration["params"]>;
  readonly query: Parsed<Declaration["query"]>;
  readonly headers: Parsed<Declaration["headers"]>;
  readonly body: Parsed<Declaration["body"]>;
  /** For the audit log: the name of a key, or of a browser session; on public routes `unknown`. */
  readonly actor: string;
  /** The authenticated client; null on public routes. */
  readonly caller: Declaration["scope"] extends "none" ? null : Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly send: <Status extends keyof Declaration["answers"]>(
    status: Status,
    body: BodyOf<Declaration["answers"][Status]>,
    headers?: Readonly<Partial<Record<GivenHeader<Declaration>, string>>>,
  ) => FastifyReply;
}

/** Headers that a handler may send: those that its route declares. */
type GivenHeader<Declaration extends RouteDeclaration> =
  | (NonNullable<Declaration["gives"]> extends readonly (infer Name extends ResponseHeader)[] ? Lowercase<Name> : never)
  | (NonNullable<Declaration["mayGive"]> extends readonly (infer Name extends ResponseHeader)[]
      ? Lowercase<Name>
      : never)
  | Lowercase<(typeof REPLAYED)[number]>;

/** Returns the body of the first declared status, or the result of `send`. */
export type RouteHandler<Declaration extends RouteDeclaration> = (
  input: RouteInput<Declaration>,
) => Promise<BodyOf<Declaration["answers"][keyof Declaration["answers"]]> | FastifyReply>;

/** Whether the handler reads the body. */
export function isFileBody(body: RouteDeclaration["body"]): body is FileBody {
  return body !== undefined && "content" in body;
}

/** Whether a response is not JSON. */
export function isStream(answer: AnswerDeclaration): answer is StreamAnswer {
  return answer !== null && "types" in answer;
}

/** Headers of a successful response. */
export function headersOf(declaration: RouteDeclaration, answer: AnswerDeclaration): readonly ResponseHeader[] {
  const { method, headers, gives = [], mayGive = [] } = declaration;
  const hasTag = method === "GET" && answer !== null && !isStream(answer);
  const isReplayed = headers !== undefined && "idempotency-key" in headers.shape;
  return [
    ...ALWAYS_GIVEN,
    ...(hasTag ? (["ETag"] as const) : []),
    ...gives,
    ...mayGive,
    ...(isReplayed ? REPLAYED : []),
  ];
}

const REPLAYED = ["Idempotency-Replayed"] as const;

const whole = { type: "integer", minimum: 0 } as const;
const text = { type: "string" } as const;

/** Documented response headers, as in OpenAPI. */
export const RESPONSE_HEADERS = {
  "RateLimit-Limit": { description: "Requests allowed per minute.", schema: whole },
  "RateLimit-Remaining": { description: "Requests left.", schema: whole },
  "RateLimit-Reset": { description: "Seconds until the limit resets.", schema: whole },
  "X-Request-Id": { description: "Names this request in the server's log.", schema: text },
  "Retry-After": { description: "Seconds to wait before retrying.", schema: whole },
  "WWW-Authenticate": { description: "A key is missing or invalid (401).", schema: text },
  ETag: { description: "Validator of the content, for `If-None-Match`.", schema: text },
  Location: { description: "The path of the created resource.", schema: text },
  "Idempotency-Replayed": {
    description: "`true` if this is the result of an earlier request with the same `Idempotency-Key`.",
    schema: { type: "string", const: "true" },
  },
  "Content-Disposition": { description: "The file name for saving.", schema: text },
  "Set-Cookie": { description: "Sets or deletes the session cookie.", schema: text },
  "Clear-Site-Data": { description: "Has the browser drop the pages and answers that it keeps.", schema: text },
} as const;

type ResponseHeader = keyof typeof RESPONSE_HEADERS;

/** Headers of every response. */
const ALWAYS_GIVEN = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "X-Request-Id"] as const;

/** Headers of every problem response. */
export const PROBLEM_HEADERS: readonly ResponseHeader[] = [...ALWAYS_GIVEN, "Retry-After", "WWW-Authenticate"];

/** References to the headers in the document's components. */
export function headerReferences(names: readonly ResponseHeader[]): Record<string, { readonly $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
