/** A failed request, in words for people (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  /** HTTP status; 0 without an answer. */
  readonly status: number;
  /** From the API; `unreachable`, `timeout` and `unreadable` are the app's own. */
  readonly code: string;
  readonly detail: string | null;
  /** What to do about it. */
  readonly hint: string | null;

  constructor(problem: { title: string; status: number; code: string; detail?: string | null; hint?: string | null }) {
    super(problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail ?? null;
    this.hint = problem.hint ?? null;
  }
}

/** The problem that an error answer describes; `body` is its JSON, or anything else that a proxy may send. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const fields: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  const text = (key: string): string | null => {
    const value = fields[key];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const code = text("code") ?? `http_${status}`;
  return new ApiProblem({
    status,
    code,
    title: text("title") ?? titleOf(status),
    detail: text("detail"),
    // The hint of a bad request names a field of the API.
    hint: code === "bad_request" ? null : (text("hint") ?? hintOf(status)),
  });
}

export function unreachable(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: "unreachable",
    title: "Rollcall's server doesn't answer",
    hint: "Check that it is running and that you are connected to its network, then try again.",
  });
}

/** A success whose body isn't JSON. */
export function unreadable(): ApiProblem {
  return new ApiProblem({
    status: 200,
    code: "unreadable",
    title: "The answer could not be read",
    hint: "Something between this page and Rollcall changed it. Is the address right?",
  });
}

export function tookTooLong(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: "timeout",
    title: "The server took too long",
    hint: "It may be busy. Try again in a moment.",
  });
}

/** Anything thrown, as a problem to show. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({
    status: 0,
    code: "unexpected",
    title: "Something went wrong on this page",
    hint: "Reload the page. If it happens again, the browser's console has the details.",
  });
}

function titleOf(status: number): string {
  if (status === 404) return "Not found";
  if (status === 413) return "The file is too large";
  if (status === 401) return "This needs a key";
  if (status === 403) return "You may not do this";
  if (status === 429) return "Too many requests";
  return status >= 500 ? "The server had a fault" : "The server refused the request";
}

function hintOf(status: number): string | null {
  if (status === 404) return "It may have been deleted. Go back to your lists.";
  if (status === 413) return "Split the file, or have the operator raise the upload limit.";
  if (status === 401) return "Sign in, then try again.";
  if (status === 403) return "Sign in with a key that may do more, or ask the operator of this Rollcall.";
  if (status === 429) return "Wait a minute, then try again.";
  return status >= 500 ? "Try again. If it keeps failing, look at the server's log." : null;
}
