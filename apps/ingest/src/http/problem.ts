import { STATUS_CODES } from "node:http";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { PROBLEM_CODES, type ProblemCode } from "./problem-codes.ts";

/** What is wrong with one field of a request. */
export interface ProblemDetail {
  readonly in: "query" | "body" | "header";
  /** A JSON pointer (RFC 6901) into that part; empty: the whole. */
  readonly pointer: string;
  /** A sentence. */
  readonly message: string;
}

/** A client error, sent as RFC 9457 problem details. */
export class Problem extends Error {
  readonly status: number;
  /** Stable, for programs. */
  readonly code: ProblemCode;
  /** What to do, for people. */
  readonly hint: string | undefined;
  /** All that is wrong with the request, if it is about its fields. */
  readonly errors: readonly ProblemDetail[] | undefined;

  constructor(status: number, code: ProblemCode, detail: string, hint?: string, errors?: readonly ProblemDetail[]) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.hint = hint;
    this.errors = errors;
  }
}

/** The problem of a missing resource. */
export function notFound(what: string): Problem {
  return new Problem(404, "not_found", `There is no such ${what}.`, "It may have been deleted.");
}

/** The phrases of RFC 9110, where Node.js has older ones. */
const PHRASES: Readonly<Record<number, string>> = { 413: "Content Too Large", 422: "Unprocessable Content" };

/** The phrase of a status: `about:blank` says no more (RFC 9457 §4.2.1). */
function titleOf(status: number): string {
  return PHRASES[status] ?? STATUS_CODES[status] ?? "Error";
}

/** Problem details. */
export function problemBody(problem: Problem): object {
  return {
    type: "about:blank",
    title: titleOf(problem.status),
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
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
    code: z
      .enum(Object.keys(PROBLEM_CODES) as [ProblemCode, ...ProblemCode[]])
      .meta({ id: "ProblemCode", description: "Stable, for programs. Later versions may add codes." }),
    detail: z.string().describe("What is wrong, including the field."),
    hint: z.string().optional().describe("What to do about it."),
    errors: z
      .array(
        z.object({
          in: z.enum(["query", "body", "header"]).describe("The part of the request."),
          pointer: z.string().describe("JSON pointer (RFC 6901) into that part; empty: the whole."),
          message: z.string().describe("A sentence."),
        }),
      )
      .optional()
      .describe("Everything that is wrong with the fields of the request, at most 20 for each part."),
    request_id: z
      .string()
      .optional()
      .describe("As in the header `X-Request-Id`: the server's log lines about this request name it."),
  })
  .meta({ id: "Problem", description: "Problem details (RFC 9457)." });
