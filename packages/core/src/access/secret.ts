import { createHash, randomBytes } from "node:crypto";

/** 256 bits can't be guessed. */
const SECRET_BYTES = 32;
/** Stored in the clear, to recognise the secret by. */
const HINT_CHARS = 8;

/** A secret that is shown once: an API key or a session cookie. */
export interface Secret {
  readonly text: string;
  readonly hash: Uint8Array<ArrayBuffer>;
  /** Its first characters. */
  readonly hint: string;
}

/** Creates a secret; `prefix` tells people and secret scanners what it is. */
export function createSecret(prefix: string): Secret {
  const text = `${prefix}${randomBytes(SECRET_BYTES).toString("base64url")}`;
  return { text, hash: hashSecret(text), hint: text.slice(0, HINT_CHARS) };
}

/**
 * The stored form of a secret. A plain SHA-256 is right here: slow hashes (argon2, bcrypt) protect passwords, which can
 * be guessed; 256 random bits can't, and every request needs the hash. It is looked up by an index, so no comparison
 * leaks timing.
 */
export function hashSecret(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(text).digest());
}
