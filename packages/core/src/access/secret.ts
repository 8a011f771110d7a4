import { createHash, randomBytes } from "node:crypto";

/** 256 bits: nobody guesses one, whatever the time. */
const SECRET_BYTES = 32;
/** Of a secret, kept readable to tell it by. */
const HINT_CHARS = 8;

/** A secret that is shown once: a key, or a browser's cookie. */
export interface Secret {
  readonly text: string;
  readonly hash: Uint8Array<ArrayBuffer>;
  /** Its first characters. */
  readonly hint: string;
}

/** A new secret; `prefix` says to people and scanners what it is. */
export function createSecret(prefix: string): Secret {
  const text = `${prefix}${randomBytes(SECRET_BYTES).toString("base64url")}`;
  return { text, hash: hashSecret(text), hint: text.slice(0, HINT_CHARS) };
}

/**
 * What is stored of a secret. A plain SHA-256 is right here: slow hashes (argon2, bcrypt) make up for passwords that people
 * choose and others can guess; 256 random bits can't be guessed however fast each try is, and each request needs the hash.
 * It is looked up by an index, so that there is no comparison whose time would tell anything.
 */
export function hashSecret(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(text).digest());
}
