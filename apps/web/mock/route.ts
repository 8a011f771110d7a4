import type { IncomingHttpHeaders } from "node:http";

export interface Request {
  readonly id: string;
  readonly action: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
}

export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly contentType?: string;
  readonly headers?: Record<string, string>;
  readonly problem?: {
    readonly title: string;
    readonly code: string;
    readonly detail?: string;
    readonly hint?: string;
  };
  /** Server-sent events: gives a function that stops them. */
  readonly stream?: (send: (event: string, data: unknown, id: number) => void) => () => void;
}

export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handle: (request: Request) => Reply;
}

export const ok = (json: unknown, status = 200): Reply => ({ status, json });

export const missing = (what: string): Reply => ({
  status: 404,
  problem: {
    title: `There is no such ${what}`,
    code: "not_found",
    hint: "It may have been deleted. Go back to your lists.",
  },
});

/** A request's JSON. */
export const bodyOf = (body: Buffer): unknown => JSON.parse(body.toString());

export const invalid = (title: string, hint: string): Reply => ({
  status: 422,
  problem: { title, code: "invalid", hint },
});
