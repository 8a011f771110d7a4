import type { CompletedRun, SuspendedKey, WebhookEvent } from "../records/event.ts";

/** What webhooks are told of a run that is over. Numbers and ids alone: who wants addresses asks the API for them. */
export function runEvents(run: CompletedRun): WebhookEvent[] {
  const data = {
    run_id: String(run.id),
    list_id: run.listId === null ? null : String(run.listId),
    schedule_id: run.scheduleId === null ? null : String(run.scheduleId),
    completed_at: run.completedAt.toISOString(),
    total: run.total,
    counts: run.counts,
    changes: run.changes,
  };
  const changed = Object.values(run.changes).some((count) => count > 0);
  return [
    ...(run.kind === "list" ? [{ type: "list.completed" as const, data }] : []),
    ...(run.scheduleId === null
      ? []
      : [{ type: "schedule.completed" as const, data: { ...data, planned_at: run.plannedAt?.toISOString() ?? null } }]),
    ...(changed ? [{ type: "contacts.changed" as const, data }] : []),
  ];
}

/** What webhooks are told of a provider that made us rest. */
export function suspendedEvent({ pacingKey, egress, provider, because, until }: SuspendedKey): WebhookEvent {
  return {
    type: "provider.suspended",
    data: { pacing_key: pacingKey, provider, egress, because, until: until.toISOString() },
  };
}
