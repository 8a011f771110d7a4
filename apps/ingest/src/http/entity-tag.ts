import { createHash } from "node:crypto";

/** A strong validator of a body (RFC 9110 §8.8.3). */
export function entityTag(body: string): string {
  return `"${createHash("sha1").update(body).digest("base64url")}"`;
}

/** Whether a client has that body already, by its If-None-Match (RFC 9110 §13.1.2: compared weakly). */
export function hasEntity(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const known = new Set(ifNoneMatch.split(",").map((one) => one.trim().replace(/^W\//, "")));
  return known.has(tag) || known.has("*");
}
