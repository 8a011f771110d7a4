import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import multipart from "@fastify/multipart";
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { type Database, engineFailure } from "@rollcall/core";
import type { AccessPolicy } from "../access/access-policy.ts";
import { Problem, sendProblem, problemBody } from "./problem.ts";

/** JSON bodies are small; files are streamed with limits of their own. */
const JSON_LIMIT_BYTES = 1024 * 1024;

/** A database restart takes less. */
const RETRY_AFTER_S = 5;

/** Downloads and uploads that take all places last about so long. */
const BUSY_RETRY_AFTER_S = 30;

/** Creates a server without routes: body parsing and error handling. */
export async function openApp(
  logger: FastifyBaseLogger,
  { trustedProxies }: Pick<AccessPolicy, "trustedProxies">,
  database: Pick<Database, "room">,
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: logger,
    bodyLimit: JSON_LIMIT_BYTES,
    // One that several processes don't share: answers and log lines name it.
    genReqId: () => randomUUID(),
    // `request.ip` is the last address in the forwarding chain that isn't a trusted proxy; clients can't forge it.
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    // Requests that can't be routed, such as invalid percent-encoding.
    frameworkErrors: (error, _request, reply) => {
      const what =
        error.code === "FST_ERR_BAD_URL" ? "it is too long, or its percent-encoding is wrong" : error.message;
      sendProblem(reply, new Problem(400, "invalid_request", `The path can't be read: ${what}.`, "Check the path."));
    },
    clientErrorHandler: refuseBytes,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "request_id" }),
  });
  app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
  await app.register(multipart, { limits: { files: 1, fields: 20, fileSize: Number.MAX_SAFE_INTEGER } });
  // Any other content type is a file, streamed to the handler.
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  app.removeContentTypeParser(["text/plain", "application/json"]);
  // Clients send the content type also without a body.
  const parseJson = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parseJson(request, body, done);
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error instanceof Problem) {
      if (error.code === "busy") void reply.header("retry-after", String(BUSY_RETRY_AFTER_S));
      return sendProblem(reply, error);
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return sendProblem(reply, requestProblem(status, error));
    const problem = await engineProblem(database, error);
    if (problem !== null) {
      request.log.warn({ code: problem.code, reason: error.message }, "request failed");
      if (problem.status === 503) void reply.header("retry-after", String(RETRY_AFTER_S));
      return sendProblem(reply, problem);
    }
    request.log.error({ err: error }, "request failed");
    const hint = "Try again; if it persists, check the server's log.";
    return sendProblem(reply, new Problem(500, "internal", "Internal server error.", hint));
  });
  return app;
}

/** The problem for what the server itself refuses, before a route has seen the request. */
function requestProblem(status: number, { code, message }: { code?: string; message: string }): Problem {
  if (status === 413) {
    const hint = "A JSON body has at most 1 MB, if its route's description says nothing else.";
    return new Problem(413, "body_too_large", "The body is too large.", hint);
  }
  if (status === 415)
    return new Problem(415, "unsupported_media_type", "The content type is not valid.", "Send `application/json`.");
  if (code === "FST_ERR_CTP_INVALID_JSON_BODY")
    return new Problem(400, "invalid_json", "The body is not valid JSON.", "Check its quotes, commas and encoding.");
  return new Problem(status, "invalid_request", message, "Check the request's headers and body.");
}

/** Handles bytes that are not HTTP, or have oversized headers, as reported by Node's parser (RFC 9112 §3). */
function refuseBytes(error: NodeJS.ErrnoException, socket: Socket): void {
  // A client that reset the connection can't be answered.
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) return void socket.destroy();
  const problem = problemOf(error.code ?? "");
  const body = JSON.stringify(problemBody(problem));
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.status === 431 ? "Request Header Fields Too Large" : "Bad Request"}\r\n` +
      `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `connection: close\r\n\r\n${body}`,
  );
}

function problemOf(code: string): Problem {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return new Problem(431, "headers_too_large", "The request line and headers are too long.", "Shorten the query.");
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new Problem(408, "too_slow", "The request timed out.");
    default:
      return new Problem(400, "invalid_request", "This is not a valid HTTP/1.1 request.");
  }
}

/** The problem for a database failure: disk full or unavailable; null: another error. */
async function engineProblem(database: Pick<Database, "room">, error: unknown): Promise<Problem | null> {
  const failure = await engineFailure(database, error);
  switch (failure?.type) {
    case undefined:
      return null;
    case "disk_full":
      return new Problem(507, "disk_full", failure.message, "Nothing was stored. The operator must free disk space.");
    case "read_only":
      return new Problem(
        503,
        "database_read_only",
        "The database takes no changes at the moment.",
        "It is a standby, or was set to read-only. Reading works; its operator must make it writable.",
      );
    case "away":
      return new Problem(
        503,
        "database_away",
        "The database is unavailable.",
        "Try again in a few seconds. `/readyz` reports when it is back.",
      );
  }
}
