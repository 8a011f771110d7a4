import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { createEventStreams, type EventStreams } from "./event-stream.ts";
import { notFound, Problem } from "./problem.ts";
import {
  isFileBody,
  isStream,
  type RouteDeclaration,
  type RouteHandler,
  type RouteInput,
  headersOf,
} from "./declaration.ts";
import type { Scope } from "@rollcall/core";
import { entityTag, hasEntity } from "./entity-tag.ts";
import { nulIn, parse, type Part } from "./parse.ts";
import { isDeepStrictEqual } from "node:util";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What a caller must be allowed to do. */
    scope?: Scope | "none";
  }
}

/** The routes of a server: each is added with its declaration. */
export interface Api {
  /** Adds a route. Its handler gets valid parts, and its answers are those that it declares. */
  route<const Declaration extends RouteDeclaration>(declaration: Declaration, handler: RouteHandler<Declaration>): void;
  /** Streams of server-sent events, for routes that watch. */
  readonly streams: EventStreams;
  /** All that were added, in their order. */
  readonly declarations: readonly RouteDeclaration[];
}

export interface ApiOptions {
  /** Check each JSON answer against its schema, and fail where it differs: for tests. */
  readonly checkAnswers: boolean;
  /** How often an event stream with nothing to say shows that it is there. */
  readonly heartbeatMs?: number | undefined;
}

/** Adds routes to a server. */
export function createApi(app: FastifyInstance, options: ApiOptions): Api {
  const declarations: RouteDeclaration[] = [];
  return {
    declarations,
    streams: createEventStreams(app, options.heartbeatMs),
    route(declaration, handler) {
      declarations.push(declaration);
      const { method, path: url, scope, bodyLimit, requestsPerMinute: max } = declaration;
      const statuses = Object.keys(declaration.answers).map(Number);
      app.route({
        method,
        url,
        config: { scope, ...(max !== undefined && { rateLimit: { max } }) },
        ...(bodyLimit === undefined ? {} : { bodyLimit }),
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
          const actor = request.caller?.actor ?? "local";
          const input = { ...partsOf(declaration, request), actor, request, reply, send };
          const answered = await handler(input as unknown as RouteInput<typeof declaration>);
          if (answered === reply || reply.sent) return reply;
          return send(statuses[0] ?? 200, answered);
        },
      });
    },
  };
}

/** What is read may have been read before: JSON has a validator. */
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

function partsOf(declaration: RouteDeclaration, request: FastifyRequest): Record<string, unknown> {
  const { params, query, headers, body } = declaration;
  const part = (name: Part, schema: z.ZodType | undefined, value: unknown): unknown =>
    schema && parse(schema, value, name);
  return {
    params: params && paramsOf(params, request.params),
    query: part("query", query, request.query),
    headers: part("header", headers, request.headers),
    body: isFileBody(body) ? undefined : part("body", body, jsonOf(request)),
  };
}

/** A body that is a file where JSON is wanted is thrown away, so that the connection is good for more. */
function jsonOf(request: FastifyRequest): unknown {
  if (!(request.body instanceof Readable) && !request.isMultipart()) return request.body;
  if (request.body instanceof Readable) request.body.on("error", () => {}).resume();
  const hint = "Send it with `Content-Type: application/json`.";
  throw new Problem(415, "unsupported_media_type", "This takes JSON, not a file or a form.", hint);
}

function paramsOf(schema: z.ZodType, params: unknown): unknown {
  const parsed = schema.safeParse(params);
  if (!parsed.success || nulIn(parsed.data, []) !== null) throw notFound("thing");
  return parsed.data;
}

/** An answer is not what its route declares. */
class UndeclaredAnswerError extends Error {
  readonly code = "undeclared_answer" as const;

  constructor({ method, path }: RouteDeclaration, status: number, what: string) {
    super(`${method} ${path} answered ${status} otherwise than declared: ${what}`);
    this.name = "UndeclaredAnswerError";
  }
}

/** Throws where an answer's headers are not those that the route declares, by which clients may go. */
function checkHeaders(declaration: RouteDeclaration, status: number, given: readonly string[]): void {
  const names = given.map((name) => name.toLowerCase());
  const headers = headersOf(declaration, declaration.answers[status] ?? null);
  const declared = new Set(headers.map((name) => name.toLowerCase()));
  const undeclared = names.filter((name) => !declared.has(name));
  if (undeclared.length > 0)
    throw new UndeclaredAnswerError(declaration, status, `it has the headers ${undeclared.join(", ")}`);
  const missing = (declaration.gives ?? []).filter((name) => !names.includes(name.toLowerCase()));
  if (missing.length > 0)
    throw new UndeclaredAnswerError(declaration, status, `it lacks the headers ${missing.join(", ")}`);
}

/** Throws where a body is not, field by field, what the route declares for the status. */
function checkAnswer(declaration: RouteDeclaration, status: number, body: unknown): void {
  const answer = declaration.answers[status];
  if (answer === undefined) throw new UndeclaredAnswerError(declaration, status, "the status is not declared");
  if (answer === null) {
    if (body !== undefined) throw new UndeclaredAnswerError(declaration, status, "it has a body");
    return;
  }
  if (isStream(answer)) return;
  // What the client gets: dates are texts in it, and fields of no value are left out.
  const json: unknown = JSON.parse(JSON.stringify(body ?? null));
  const parsed = answer.safeParse(json);
  if (!parsed.success) throw new UndeclaredAnswerError(declaration, status, z.prettifyError(parsed.error));
  if (!isDeepStrictEqual(parsed.data, json)) {
    const names = undeclaredOf(json, parsed.data, "");
    throw new UndeclaredAnswerError(declaration, status, `it has more: ${names.join(", ")}`);
  }
}

/** Paths of what one value has more than the other. */
function undeclaredOf(json: unknown, declared: unknown, path: string): string[] {
  if (typeof json !== "object" || json === null || typeof declared !== "object" || declared === null)
    return isDeepStrictEqual(json, declared) ? [] : [path];
  return Object.entries(json).flatMap(([name, value]) =>
    undeclaredOf(value, (declared as Record<string, unknown>)[name], path === "" ? name : `${path}.${name}`),
  );
}
