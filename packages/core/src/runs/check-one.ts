import type { Database } from "@rollcall/postgres";
import { findAddresses } from "@rollcall/address";
import { ASK_EVERYBODY } from "../freshness.ts";
import { toContact } from "../contacts/to-contact.ts";
import { startRun } from "./start-run.ts";
import type { VerificationSettings } from "../settings.ts";
import type { Clock } from "../records/clock.ts";
import type { LaneOpener } from "@rollcall/pacing";
import type { NewContact } from "../records/contact.ts";
import { storeContacts } from "../contacts/store-contacts.ts";
import { contactId } from "../contacts/contact-id.ts";

/** Single checks go before all lists: somebody sits in front of the page. */
const SINGLE_PRIORITY = 100;

export interface CheckOnePorts {
  readonly database: Database;
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
  await storeContacts(ports.database, [contact]);
  const { runId } = await startRun(ports, {
    kind: "single",
    listId: null,
    contactIds: [contactId(contact.key)],
    priority: SINGLE_PRIORITY,
    firstStep: syntaxStep(contact, ports.clock.nowMs()),
    freshFor: recheck ? ASK_EVERYBODY : ports.settings.freshFor,
  });
  return { type: "started", runId };
}

function syntaxStep({ asked, syntaxProblem }: NewContact, atMs: number): object {
  return {
    at_ms: atMs,
    step: "syntax",
    outcome: syntaxProblem === null ? "ok" : "failed",
    host: null,
    detail: syntaxProblem ?? asked,
    code: null,
    duration_ms: null,
  };
}
