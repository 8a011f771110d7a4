import type { NewVerdict, WaitingContact } from "./check.ts";
import type { NewContact } from "./contact.ts";
import type { RoutedDomain, UnroutedDomain, WantedDomain } from "./domain.ts";
import type { AnsweredRow, FinishedImport, ImportBatch, ImportedCounts, List, NewList, RowFilter } from "./list.ts";
import type { DueKey } from "./pacing-key.ts";
import type { FreshFor, NewRun, Run, RunProgress, StartedRun } from "./run.ts";
import type {
  ClaimedContact,
  RecordedTurn,
  SharedRecord,
  TurnPermission,
  TurnRecord,
  TurnRequest,
  TurnStart,
} from "./turn.ts";

/** Lists and their rows. */
export interface ListStore {
  /** A contact's id, from its key: every process derives the same. */
  contactId(key: string): string;
  storeContacts(contacts: readonly NewContact[]): Promise<void>;
  createList(list: NewList): Promise<List>;
  /** Stores rows batch by batch; when the batches reject, no row stays. */
  importRows(listId: number, batches: AsyncIterable<ImportBatch>): Promise<ImportedCounts>;
  finishList(id: number, facts: FinishedImport): Promise<List>;
  deleteList(id: number): Promise<boolean>;
  readList(id: number): Promise<List | null>;
  findListByFile(fileHash: string): Promise<List | null>;
  readRows(
    list: { readonly listId: number; readonly runId: number | null },
    page: { readonly afterRow: number; readonly limit: number; readonly filter: RowFilter },
  ): Promise<AnsweredRow[]>;
}

/** Runs and where they stand. */
export interface RunStore {
  startRun(run: NewRun, egress: string): Promise<StartedRun>;
  readRun(id: number): Promise<Run | null>;
  readLatestRun(listId: number): Promise<Run | null>;
  readProgress(runId: number, egress: string): Promise<RunProgress>;
  readSyntaxProblems(runId: number, limit: number): Promise<WaitingContact[]>;
  recordUnasked(verdicts: readonly NewVerdict[], freshFor: FreshFor): Promise<void>;
}

/** Domains to look up. */
export interface DomainStore {
  claimDomains(limit: number): Promise<WantedDomain[]>;
  recordRouted(routed: readonly RoutedDomain[], egress: string): Promise<void>;
  recordUnrouted(unrouted: readonly UnroutedDomain[]): Promise<void>;
  readWaiting(domains: readonly string[], limit: number): Promise<WaitingContact[]>;
  nextResolveAt(): Promise<Date | null>;
}

/** Turns of lanes. */
export interface TurnStore {
  beginTurn<State>(request: TurnRequest, permit: (state: unknown) => TurnPermission<State>): Promise<TurnStart>;
  recordTurn<State>(turn: TurnRecord<State>): Promise<RecordedTurn<State>>;
  /** Takes more due checks of a site under the lane's name, to share a failure with them. */
  claimSite(request: TurnRequest, siteId: string, limit: number): Promise<readonly ClaimedContact[]>;
  recordShared(shared: SharedRecord): Promise<void>;
  /** Nothing is due at the key. Returns when something will be, or null. */
  recordIdle(pacingKey: string, egress: string): Promise<Date | null>;
  /** Gives a lane's checks back as if they had not been taken. */
  handBack(laneId: string, dueAt: Date): Promise<void>;
  claimDueKeys(window: number, egresses: readonly string[]): Promise<DueKey[]>;
  keepOpen(pacingKey: string, egress: string, until: Date): Promise<void>;
  reclaimHeld(): Promise<number>;
}

/** Steps of watched checks, for live pages. */
export interface StepStore {
  addStep(runId: number, detail: object): Promise<void>;
  /** Watched checks that wait for one of these domains. */
  readWatchers(domains: readonly string[]): Promise<{ readonly runId: number; readonly domain: string }[]>;
}

export type Store = ListStore & RunStore & DomainStore & TurnStore & StepStore;
