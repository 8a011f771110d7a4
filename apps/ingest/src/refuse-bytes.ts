import type { Socket } from "node:net";
import { Problem, problemBody } from "./problem.ts";

/** Answers what is no HTTP, or has too much of it before the body, as Node found while it read (RFC 9112 §3). */
export function refuseBytes(error: NodeJS.ErrnoException, socket: Socket): void {
  // A client that reset the connection does not hear anything.
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
      return new Problem(408, "too_slow", "The request did not come in time.");
    default:
      return new Problem(400, "invalid_request", "This is not a request of HTTP/1.1.");
  }
}
