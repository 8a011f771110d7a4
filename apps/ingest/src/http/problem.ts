import type { FastifyReply } from "fastify";
import { z } from "zod";

/** A client error, sent as RFC 9457 problem details. */
export class Problem extends Error {
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** What to do, for people. */
  readonly hint: string | undefined;

  constructor(status: number, code: string, detail: string, hint?: string) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.hint = hint;
  }
}

/** The problem of a missing resource. */
export function notFound(what: string): Problem {
  return new Problem(404, "not_found", `There is no such ${what}.`, "It may have been deleted.");
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  408: "Too slow",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  421: "Wrong host",
  422: "Can't be processed",
  429: "Too many requests",
  431: "Too large",
  500: "Internal error",
  503: "Busy",
  507: "No room",
};

/** Problem details. */
export function problemBody(problem: Problem): object {
  return {
    type: "about:blank",
    title: TITLES[problem.status] ?? "Error",
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
  };
}

/** Sends problem details. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .type("application/problem+json")
    .send({ ...problemBody(problem), request_id: reply.request.id });
}

/** The idempotency key was used for a different request. */
export function keyReused(): Problem {
  return new Problem(
    422,
    "idempotency_key_reused",
    "This Idempotency-Key was used for a different request.",
    "Use a new one for each request.",
  );
}

/** RFC 9457. */
export const PROBLEM = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe("Stable, for programs."),
    detail: z.string().describe("What is wrong, including the field."),
    hint: z.string().optional().describe("What to do about it."),
    request_id: z
      .string()
      .optional()
      .describe("As in the header `X-Request-Id`: the server's log lines about this request name it."),
  })
  .meta({ id: "Problem", description: "Problem details (RFC 9457)." });
