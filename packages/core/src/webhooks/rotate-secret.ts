import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { sealSecret } from "./seal-secret.ts";
import { newWebhookSecret } from "./sign-webhook.ts";

/** Two secrets at most: another rotation within the overlap drops the oldest. */
const ROTATE = `
  UPDATE webhooks SET previous_secret = CASE WHEN $3 > 0 THEN secret END,
    previous_until = CASE WHEN $3 > 0 THEN now() + make_interval(hours => $3) END, secret = $2
  WHERE id = $1 RETURNING previous_until AS "previousUntil"`;

/**
 * Replaces a webhook's secret. For `overlapHours` each message is signed by both. Returns the new secret, here and never
 * again, and until when the previous one signs too (null: no longer); null: no such webhook.
 */
export async function rotateSecret(
  database: Database,
  by: Actor,
  id: number,
  { overlapHours, secretKey }: { readonly overlapHours: number; readonly secretKey: string | null },
): Promise<{ readonly secret: string; readonly previousUntil: Date | null } | null> {
  const secret = newWebhookSecret();
  return await inTransaction(database, async (client) => {
    const values = [id, sealSecret(secret, secretKey), overlapHours];
    const { rows } = await client.query<{ previousUntil: Date | null }>(ROTATE, values);
    if (rows[0] === undefined) return null;
    await audit(client, { actor: by, action: "webhook.rotated", subject: id });
    return { secret, previousUntil: rows[0].previousUntil };
  });
}
