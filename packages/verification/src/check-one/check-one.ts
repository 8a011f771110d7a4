import { findAddresses } from "@rollcall/address";
import type { Clock, LaneOpener, Store } from "@rollcall/ports";
import { ASK_EVERYBODY } from "../freshness.ts";
import { toContact } from "../import/to-contact.ts";
import { startRun } from "../run/start-run.ts";
import type { VerificationSettings } from "../settings.ts";

/** Single checks go before all lists: somebody sits in front of the page. */
const SINGLE_PRIORITY = 100;

export interface CheckOnePorts {
  readonly store: Store;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

export type StartedCheckOne = { readonly type: "started"; readonly runId: number } | { readonly type: "no_address" };

/**
 * Starts a watched check of the first address in a text (`Name <a@b>` will do): its steps and transcript are kept.
 * `recheck`: ask even where the stored verdict is still good.
 */
export async function checkOne(ports: CheckOnePorts, text: string, recheck: boolean): Promise<StartedCheckOne> {
  const found = findAddresses(text)[0]?.text ?? text.trim();
  if (!found.includes("@")) return { type: "no_address" };
  const contact = toContact(found);
  await ports.store.storeContacts([contact]);
  const { runId } = await startRun(ports, {
    kind: "single",
    listId: null,
    contactIds: [ports.store.contactId(contact.key)],
    priority: SINGLE_PRIORITY,
    watched: true,
    freshFor: recheck ? ASK_EVERYBODY : ports.settings.freshFor,
  });
  const wellFormed = contact.syntaxProblem === null;
  await ports.store.addStep(runId, {
    at_ms: ports.clock.nowMs(),
    step: "syntax",
    outcome: wellFormed ? "ok" : "failed",
    host: null,
    detail: wellFormed ? contact.asked : contact.syntaxProblem,
    code: null,
    duration_ms: null,
  });
  return { type: "started", runId };
}
