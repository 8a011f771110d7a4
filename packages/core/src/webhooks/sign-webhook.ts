import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";
/** The Standard Webhooks specification asks for 24 to 64. */
const SECRET_BYTES = 32;

/** A secret in the specification's format: `whsec_` and Base64. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

export interface SignedMessage {
  readonly id: string;
  /** When this attempt is made. */
  readonly atMs: number;
  readonly body: string;
}

/**
 * The headers of a message, signed according to the Standard Webhooks specification (`v1`: HMAC with SHA-256): a signature by
 * each secret, so that a receiver that has one of them accepts it.
 */
export function signWebhook(
  secrets: readonly string[],
  { id, atMs, body }: SignedMessage,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}
