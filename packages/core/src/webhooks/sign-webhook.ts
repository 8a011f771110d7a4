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

/** The headers of a message, signed according to the Standard Webhooks specification (`v1`: HMAC with SHA-256). */
export function signWebhook(secret: string, { id, atMs, body }: SignedMessage): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1000));
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "user-agent": "Rollcall",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
