import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { headersOf } from "./headers-of.ts";
import { isStream, type RouteDeclaration } from "./declaration.ts";

/** An answer is not what its route declares. */
class UndeclaredAnswerError extends Error {
  readonly code = "undeclared_answer" as const;

  constructor({ method, path }: RouteDeclaration, status: number, what: string) {
    super(`${method} ${path} answered ${status} otherwise than declared: ${what}`);
    this.name = "UndeclaredAnswerError";
  }
}

/** Throws where an answer's headers are not those that the route declares, by which clients may go. */
export function checkHeaders(declaration: RouteDeclaration, status: number, given: readonly string[]): void {
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
export function checkAnswer(declaration: RouteDeclaration, status: number, body: unknown): void {
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
