import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const PREFIX = "sealed1_";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The stored secret can't be decrypted with the current key. */
class SealedSecretError extends Error {
  readonly code = "sealed_secret" as const;

  constructor(key: string | null, cause?: unknown) {
    const why = key === null ? "WEBHOOK_SECRET_KEY is not set" : "WEBHOOK_SECRET_KEY has changed";
    super(`The webhook's secret was stored encrypted, and ${why}.`, { cause });
    this.name = "SealedSecretError";
  }
}

/**
 * The stored form of a webhook's secret: encrypted (AES-256-GCM) with the operator's key, or in the clear without one.
 */
export function sealSecret(secret: string, key: string | null): string {
  if (key === null) return secret;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyOf(key), iv);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The secret that `sealSecret` stored. Throws SealedSecretError. */
export function openSecret(stored: string, key: string | null): string {
  if (!stored.startsWith(PREFIX)) return stored;
  if (key === null) throw new SealedSecretError(key);
  const bytes = Buffer.from(stored.slice(PREFIX.length), "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(key), bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch (error) {
    throw new SealedSecretError(key, error);
  }
}

/** The operator's key is a high-entropy text of any length. */
function keyOf(key: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", "rollcall webhook secrets", 32));
}
