import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Area, Scope } from "@rollcall/core";
import {
  AREA_OF_TAG,
  isFileBody,
  isStream,
  type RouteDeclaration,
  type RouteHandler,
  type RouteInput,
  headersOf,
} from "./declaration.ts";
import { createEventStreams, type EventStreams } from "./event-stream.ts";
import { invalidRequest, nulIn, type Part, tryParse, undeclaredFields } from "./parse.ts";
import { notFound, Problem, type ProblemDetail } from "./problem.ts";
import { createHash } from "node:crypto";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The scope that a client needs. */
    scope?: Scope | "none";
    /** The area that a key needs, if it is limited to some; null: none. */
    area?: Area | null;
    /** A sandbox key may use it. */
    sandbox?: boolean;
  }
}

/** The routes of a server, each with its declaration. */
export interface Api {
  /** Adds a route. Its handler gets validated input and can only send declared responses. */
  route<const Declaration extends RouteDeclaration>(declaration: Declaration, handler: RouteHandler<Declaration>): void;
  /** Server-sent event streams. */
  readonly streams: EventStreams;
  /** All routes, in order. */
  readonly declarations: readonly RouteDeclaration[];
}

export interface ApiOptions {
  /** For tests: validate each JSON response against its schema. */
  readonly checkAnswers: boolean;
  /** Interval of heartbeats on an idle event stream. */
  readonly heartbeatMs?: number | undefined;
}

/** Creates the route registry of a server. */
export function createApi(app: FastifyInstance, options: ApiOptions): Api {
  const declarations: RouteDeclaration[] = [];
  return {
    declarations,
    streams: createEventStreams(app, options.heartbeatMs),
    route(declaration, handler) {
      declarations.push(declaration);
      const { method, path: url, tag, scope, sandbox = false, bodyLimit, requestsPerMinute: max } = declaration;
      const statuses = Object.keys(declaration.answers).map(Number);
      app.route({
        method,
        url,
        config: { scope, area: AREA_OF_TAG[tag], sandbox, ...(max !== undefined && { rateLimit: { max } }) },
        ...(bodyLimit === undefined ? {} : { bodyLimit }),
        ...(Object.values(declaration.answers).some(isStream) && { compress: false }),
        handler: async (request, reply) => {
          const send = (
            status: number,
            body: unknown,
            headers: Readonly<Record<string, string>> = {},
          ): FastifyReply => {
            if (options.checkAnswers) {
              checkAnswer(declaration, status, body);
              checkHeaders(declaration, status, Object.keys(headers));
            }
            return sendAnswer(declaration, request, reply.status(status).headers(headers), body);
          };
          const { caller } = request;
          const actor = caller?.actor ?? "unknown";
          const input = { ...partsOf(declaration, request), actor, caller, request, reply, send };
          const answered = await handler(input as unknown as RouteInput<typeof declaration>);
          // A reply that was sent resolves to nothing, also when its client has gone meanwhile.
          if (answered === reply || reply.sent || reply.raw.headersSent || reply.raw.destroyed) return reply;
          return send(statuses[0] ?? 200, answered);
        },
      });
    },
  };
}

/** Successful GETs get an ETag. */
function sendAnswer(
  { method, answers }: RouteDeclaration,
  request: FastifyRequest,
  reply: FastifyReply,
  body: unknown,
): FastifyReply {
  const answer = answers[reply.statusCode] ?? null;
  if (answer === null) return reply.send();
  if (method !== "GET" || isStream(answer)) return reply.send(body);
  const text = JSON.stringify(body);
  const tag = entityTag(text);
  void reply.headers({ etag: tag, "cache-control": "private, no-cache" });
  if (hasEntity(request.headers["if-none-match"], tag)) return reply.status(304).send();
  return reply.type("application/json; charset=utf-8").send(text);
}

/** The validated parts of a request. Throws a problem with all that is wrong in any of them. */
function partsOf(declaration: RouteDeclaration, request: FastifyRequest): Record<string, unknown> {
  const { params, query, headers, body } = declaration;
  const errors: ProblemDetail[] = [];
  const part = (name: Part, schema: z.ZodType | undefined, value: unknown): unknown => {
    const parsed = schema ? tryParse(schema, value, name) : { data: undefined, errors: undeclaredFields(name, value) };
    errors.push(...(parsed.errors ?? []));
    return parsed.data;
  };
  const parts = {
    params: params && paramsOf(params, request.params),
    query: part("query", query, request.query),
    headers: headers && part("header", headers, request.headers),
    body:
      isFileBody(body) || (body === undefined && isUnread(request)) ? undefined : part("body", body, jsonOf(request)),
  };
  if (errors.length > 0) throw invalidRequest(errors);
  return parts;
}

/** Whether a body is not JSON: a file or a form. */
function isUnread(request: FastifyRequest): boolean {
  return request.body instanceof Readable || request.isMultipart();
}

/** A file sent instead of JSON is drained, so that the connection stays usable. */
function jsonOf(request: FastifyRequest): unknown {
  if (!isUnread(request)) return request.body;
  if (request.body instanceof Readable) request.body.on("error", () => {}).resume();
  const hint = "Send it with `Content-Type: application/json`.";
  throw new Problem(415, "unsupported_media_type", "The body must be JSON, not a file or a form.", hint);
}

function paramsOf(schema: z.ZodType, params: unknown): unknown {
  const parsed = schema.safeParse(params);
  if (!parsed.success || nulIn(parsed.data, []) !== null) throw notFound("thing");
  return parsed.data;
}

/** The response doesn't match its declaration. */
class UndeclaredAnswerError extends Error {
  readonly code = "undeclared_answer" as const;

  constructor({ method, path }: RouteDeclaration, status: number, what: string) {
    super(`${method} ${path} sent an undeclared response with status ${status}: ${what}`);
    this.name = "UndeclaredAnswerError";
  }
}

/** Throws if the headers are not those declared, which clients rely on. */
function checkHeaders(declaration: RouteDeclaration, status: number, given: readonly string[]): void {
  const names = given.map((name) => name.toLowerCase());
  const headers = headersOf(declaration, declaration.answers[status] ?? null);
  const declared = new Set(headers.map((name) => name.toLowerCase()));
  const undeclared = names.filter((name) => !declared.has(name));
  if (undeclared.length > 0)
    throw new UndeclaredAnswerError(declaration, status, `undeclared headers ${undeclared.join(", ")}`);
  const missing = (declaration.gives ?? []).filter((name) => !names.includes(name.toLowerCase()));
  if (missing.length > 0) throw new UndeclaredAnswerError(declaration, status, `missing headers ${missing.join(", ")}`);
}

/** Throws if a body has fields other than those declared for the status. */
function checkAnswer(declaration: RouteDeclaration, status: number, body: unknown): void {
  const answer = declaration.answers[status];
  if (answer === undefined) throw new UndeclaredAnswerError(declaration, status, "undeclared status");
  if (answer === null) {
    if (body !== undefined) throw new UndeclaredAnswerError(declaration, status, "unexpected body");
    return;
  }
  if (isStream(answer)) return;
  // As the client sees it: dates are strings, and undefined fields are missing.
  const json: unknown = JSON.parse(JSON.stringify(body ?? null));
  const parsed = answer.safeParse(json);
  if (!parsed.success) throw new UndeclaredAnswerError(declaration, status, z.prettifyError(parsed.error));
  if (!isDeepStrictEqual(parsed.data, json)) {
    const names = undeclaredOf(json, parsed.data, "");
    throw new UndeclaredAnswerError(declaration, status, `undeclared fields ${names.join(", ")}`);
  }
}

/** Paths of fields in one value that are missing in the other. */
function undeclaredOf(json: unknown, declared: unknown, path: string): string[] {
  if (typeof json !== "object" || json === null || typeof declared !== "object" || declared === null)
    return isDeepStrictEqual(json, declared) ? [] : [path];
  return Object.entries(json).flatMap(([name, value]) =>
    undeclaredOf(value, (declared as Record<string, unknown>)[name], path === "" ? name : `${path}.${name}`),
  );
}

/** A strong ETag of a body (RFC 9110 §8.8.3). */
export function entityTag(body: string): string {
  return `"${createHash("sha1").update(body).digest("base64url")}"`;
}

/** Whether If-None-Match matches the tag (RFC 9110 §13.1.2: weak comparison). */
export function hasEntity(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const known = new Set(ifNoneMatch.split(",").map((one) => one.trim().replace(/^W\//, "")));
  return known.has(tag) || known.has("*");
}
