import { createHash } from "node:crypto";

/** A strong ETag of a body (RFC 9110 §8.8.3). */
export function entityTag(body: string): string {
  return `"${createHash("sha1").update(body).digest("base64url")}"`;
}

/** Whether If-None-Match matches the tag (RFC 9110 §13.1.2: weak comparison). */
export function hasEntity(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const known = new Set(ifNoneMatch.split(",").map((one) => one.trim().replace(/^W\//, "")));
  return known.has(tag) || known.has("*");
}
