import type { TestIngest } from "../../../apps/ingest/src/testing/start-ingest.ts";
import { answerRun } from "./answer-run.ts";

/** The numbers of the people whose result has changed in a hundred days. */
const SHIFT = 1;
const SUPPRESSED = 140;

/** The suppression list, a webhook, keys, an erased person, the retention. */
export async function seedKeeping(ingest: TestIngest): Promise<void> {
  await seedSuppressions(ingest);
  await post(ingest, "/webhooks", {
    url: "https://crm.example.com/hooks/rollcall",
    events: ["list.completed", "contacts.changed"],
    enabled: false,
  });
  for (const [name, scope] of [
    ["CRM import", "verify"],
    ["Dashboard", "read"],
    ["Old script", "verify"],
  ] as const) {
    const { id } = await post(ingest, "/keys", { name, scope });
    if (name === "Old script") await ingest.json(`/keys/${id}`, { method: "DELETE" });
  }
  await ingest.json("/addresses/ada.lovelace0@northwind.zz", { method: "DELETE" });
  await ingest.json("/settings/retention", sent("PUT", { list_days: 180, history_days: 730 }));
}

/** Two schedules, one of which has run and found changes. Returns its run. */
export async function seedSchedules(ingest: TestIngest): Promise<string> {
  const weekly = { name: "Keep everything fresh", target: { type: "all" }, every: "weekly", spread_hours: 0 };
  const { id } = await post(ingest, "/schedules", { ...weekly, time_zone: "Europe/Berlin", daily_limit: 5_000 });
  const run = await post(ingest, `/schedules/${id}/run`, {});
  await answerRun(ingest, run.id, { shift: SHIFT });
  await post(ingest, "/schedules", {
    name: "Key accounts before the Monday mailing",
    target: { type: "filter", filter: { domain: "northwind.zz", status: "deliverable" } },
    cron: "30 5 * * 1",
    time_zone: "America/New_York",
    older_than_days: 6,
  });
  return run.id;
}

async function seedSuppressions(ingest: TestIngest): Promise<void> {
  const entries = Array.from({ length: SUPPRESSED - 2 }, (_, at) => `unsubscribed${at}@example.com`);
  await post(ingest, "/suppressions", { entries, note: "Unsubscribed" });
  await post(ingest, "/suppressions", { entries: ["@legal.zz", "ada@example.com"], note: "Never contact" });
}

const sent = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Posts JSON; throws if it is refused. */
async function post(ingest: TestIngest, path: string, body: unknown): Promise<{ readonly id: string }> {
  const answer = await ingest.json(path, sent("POST", body));
  if (answer.status >= 300) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
