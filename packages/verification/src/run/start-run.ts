import type { Clock, LaneOpener, NewRun, RunStore, StartedRun } from "@rollcall/ports";
import { judge, toStored } from "../judge.ts";
import type { VerificationSettings } from "../settings.ts";

/** Addresses that are none, decided at a time. */
const PAGE_CONTACTS = 1_000;

export interface StartRunPorts {
  readonly store: RunStore;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

/**
 * Starts a run: checks for all its contacts, those whose verdict is still good done at once. What is no address is
 * decided here; the rest waits for the resolver, which is set to work.
 */
export async function startRun(ports: StartRunPorts, run: NewRun): Promise<StartedRun> {
  const started = await ports.store.startRun(run, ports.settings.egress.name);
  await decideSyntaxProblems(ports, started.runId);
  await ports.lanes.resolve();
  return started;
}

async function decideSyntaxProblems({ store, clock, settings }: StartRunPorts, runId: number): Promise<void> {
  for (;;) {
    const contacts = await store.readSyntaxProblems(runId, PAGE_CONTACTS);
    if (contacts.length === 0) return;
    const atMs = clock.nowMs();
    const verdicts = contacts.map((contact) => {
      const evidence = [{ type: "syntax" as const, problem: contact.syntaxProblem ?? "no_domain", atMs }];
      const about = { ...contact, provider: null };
      const verdict = judge(about, evidence, settings.roleIsRisky);
      return toStored(about, verdict, evidence, { attempts: 0, durationMs: null, atMs, transcript: null });
    });
    await store.recordUnasked(verdicts, settings.freshFor);
  }
}
