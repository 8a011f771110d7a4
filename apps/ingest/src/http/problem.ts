import type { FastifyReply } from "fastify";
import { z } from "zod";

/** An error that a client is told of, as RFC 9457 problem details. */
export class Problem extends Error {
  readonly status: number;
  /** Stable word for programs. */
  readonly code: string;
  /** What to do about it, for people. */
  readonly hint: string | undefined;

  constructor(status: number, code: string, detail: string, hint?: string) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.hint = hint;
  }
}

/** The problem that a request names something that is not there. */
export function notFound(what: string): Problem {
  return new Problem(
    404,
    "not_found",
    `There is no such ${what}.`,
    "It may have been deleted. Look at the list of what there is.",
  );
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
  return reply.status(problem.status).type("application/problem+json").send(problemBody(problem));
}

/** An Idempotency-Key came with another request than the first time. */
export function keyReused(): Problem {
  return new Problem(
    422,
    "idempotency_key_reused",
    "This Idempotency-Key was used for another request.",
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
    detail: z.string().describe("What is wrong, naming the field."),
    hint: z.string().optional().describe("What to do about it."),
  })
  .meta({ id: "Problem", description: "Something went wrong (RFC 9457)." });
