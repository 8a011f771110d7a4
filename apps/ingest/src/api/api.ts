import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { notFound } from "../problem.ts";
import { checkAnswer } from "./check-answer.ts";
import { isFileBody, type RouteDeclaration, type RouteHandler, type RouteInput, type Scope } from "./declaration.ts";
import { parse, type Part } from "./parse.ts";

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
  /** All that were added, in their order. */
  readonly declarations: readonly RouteDeclaration[];
}

export interface ApiOptions {
  /** Check each JSON answer against its schema, and fail where it differs: for tests. */
  readonly checkAnswers: boolean;
}

/** Adds routes to a server. */
export function createApi(app: FastifyInstance, options: ApiOptions): Api {
  const declarations: RouteDeclaration[] = [];
  return {
    declarations,
    route(declaration, handler) {
      declarations.push(declaration);
      const { method, path: url, scope, bodyLimit } = declaration;
      const statuses = Object.keys(declaration.answers).map(Number);
      app.route({
        method,
        url,
        config: { scope },
        ...(bodyLimit === undefined ? {} : { bodyLimit }),
        handler: async (request, reply) => {
          const send = (
            status: number,
            body: unknown,
            headers: Readonly<Record<string, string>> = {},
          ): FastifyReply => {
            const answer = declaration.answers[status] ?? null;
            if (options.checkAnswers) checkAnswer(declaration, status, body);
            void reply.status(status).headers(headers);
            return answer === null ? reply.send() : reply.send(body);
          };
          const input = { ...partsOf(declaration, request), actor: "local", request, reply, send };
          const answered = await handler(input as unknown as RouteInput<typeof declaration>);
          if (answered === reply || reply.sent) return reply;
          return send(statuses[0] ?? 200, answered);
        },
      });
    },
  };
}

function partsOf(declaration: RouteDeclaration, request: FastifyRequest): Record<string, unknown> {
  const { params, query, headers, body } = declaration;
  const part = (name: Part, schema: z.ZodType | undefined, value: unknown): unknown =>
    schema && parse(schema, value, name);
  return {
    params: params && paramsOf(params, request.params),
    query: part("query", query, request.query),
    headers: part("header", headers, request.headers),
    body: isFileBody(body) ? undefined : part("body", body, request.body),
  };
}

function paramsOf(schema: z.ZodType, params: unknown): unknown {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw notFound("thing");
  return parsed.data;
}
