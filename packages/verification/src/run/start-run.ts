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

type DecidePorts = Pick<StartRunPorts, "store" | "clock" | "settings">;

/** Checks of a cancelled run that are closed at a time. */
const PAGE_CANCELLED = 5_000;

/**
 * Does what whoever started or cancelled a run may not have got to: decides what is no address, and closes the open checks
 * of cancelled runs.
 */
export async function mendRuns(ports: DecidePorts): Promise<void> {
  await decideSyntaxProblems(ports, null);
  while ((await ports.store.closeCancelled(PAGE_CANCELLED)) > 0);
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

async function decideSyntaxProblems(ports: DecidePorts, runId: number | null): Promise<void> {
  const { store, clock, settings } = ports;
  for (;;) {
    const contacts =
      runId === null
        ? await store.readForgottenSyntaxProblems(PAGE_CONTACTS)
        : await store.readSyntaxProblems(runId, PAGE_CONTACTS);
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
