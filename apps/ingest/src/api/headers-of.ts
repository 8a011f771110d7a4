import { type AnswerDeclaration, isStream, type RouteDeclaration } from "./declaration.ts";
import { ALWAYS_GIVEN, type ResponseHeader } from "./response-headers.ts";

/** Headers of an answer that succeeds. */
export function headersOf(declaration: RouteDeclaration, answer: AnswerDeclaration): readonly ResponseHeader[] {
  const { method, headers, gives = [] } = declaration;
  const hasTag = method === "GET" && answer !== null && !isStream(answer);
  const isReplayed = headers !== undefined && "idempotency-key" in headers.shape;
  return [...ALWAYS_GIVEN, ...(hasTag ? (["ETag"] as const) : []), ...gives, ...(isReplayed ? REPLAYED : [])];
}

const REPLAYED = ["Idempotency-Replayed"] as const;
