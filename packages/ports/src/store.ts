import type { Actor } from "./audit.ts";
import type { NewVerdict, WaitingContact } from "./check.ts";
import type { NewContact } from "./contact.ts";
import type { RoutedDomain, UnroutedDomain, WantedDomain } from "./domain.ts";
import type { AnsweredRow, AnswersOf, List, ListFilling, NewList, RowFilter } from "./list.ts";
import type { DueKey } from "./pacing-key.ts";
import type { Outage } from "./outage.ts";
import type { RedecideStore } from "./redecide.ts";
import type { FreshFor, NewRun, Run, RunProgress, StartedRun } from "./run.ts";
import type {
  ClaimedContact,
  NewTurn,
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
  readonly contactId: (key: string) => string;
  readonly storeContacts: (contacts: readonly NewContact[]) => Promise<void>;
  readonly createList: (list: NewList) => Promise<List>;
  /** Stores a list's rows batch by batch; when the batches reject, nothing changes. Null: the list is gone, or runs rest on its rows. */
  readonly fillList: (listId: number, filling: ListFilling) => Promise<List | null>;
  readonly deleteList: (by: Actor, id: number) => Promise<boolean>;
  /** Deletes lists whose import ended without a word, such as with its process. Returns how many there were. */
  readonly deleteAbandonedImports: () => Promise<number>;
  readonly readList: (id: number) => Promise<List | null>;
  readonly findListByFile: (fileHash: string) => Promise<List | null>;
  /** Rows as they came, from after a row number on. */
  readonly readCells: (
    listId: number,
    afterRow: number,
    limit: number,
  ) => Promise<readonly { readonly rowNumber: number; readonly cells: readonly string[] }[]>;
  /** A page of rows with their answers, in their order. */
  readonly readRows: (
    of: AnswersOf,
    filter: RowFilter,
    page: { readonly afterRow: number; readonly limit: number },
  ) => Promise<AnsweredRow[]>;
  /** All rows with their answers, in their order, as of one moment. Takes a connection until it is read or left. */
  readonly streamRows: (of: AnswersOf, filter: RowFilter) => AsyncIterable<readonly AnsweredRow[]>;
}

/** Runs and where they stand. */
export interface RunStore {
  /** `egresses`: all that there are, for checks that any of them may ask. */
  readonly startRun: (run: NewRun, egresses: readonly string[]) => Promise<StartedRun>;
  readonly readRun: (id: number) => Promise<Run | null>;
  readonly readLatestRun: (listId: number) => Promise<Run | null>;
  readonly readProgress: (runId: number, egresses: readonly string[]) => Promise<RunProgress>;
  readonly readSyntaxProblems: (runId: number, limit: number) => Promise<WaitingContact[]>;
  /** The same of all runs, where whoever started them did not get to it. */
  readonly readForgottenSyntaxProblems: (limit: number) => Promise<WaitingContact[]>;
  /** Takes open checks of cancelled runs out of work, some at a time. Returns how many; 0: none are left. */
  readonly closeCancelled: (limit: number) => Promise<number>;
  /** Completes runs that have all their answers and are still called running. */
  readonly completeAnswered: () => Promise<void>;
  readonly recordUnasked: (verdicts: readonly NewVerdict[], freshFor: FreshFor) => Promise<void>;
}

/** Domains to look up. */
export interface DomainStore {
  readonly claimDomains: (limit: number) => Promise<WantedDomain[]>;
  readonly recordRouted: (routed: readonly RoutedDomain[], egresses: readonly string[]) => Promise<void>;
  readonly recordUnrouted: (unrouted: readonly UnroutedDomain[]) => Promise<void>;
  readonly readWaiting: (domains: readonly string[], limit: number) => Promise<WaitingContact[]>;
  readonly nextResolveAt: () => Promise<Date | null>;
}

/** Turns of lanes. */
export interface TurnStore {
  readonly beginTurn: <State>(
    request: NewTurn,
    permit: (state: unknown) => TurnPermission<State>,
  ) => Promise<TurnStart>;
  readonly recordTurn: <State>(turn: TurnRecord<State>) => Promise<RecordedTurn<State>>;
  /** Takes more due checks of a site under the lane's name, to share a failure with them. */
  readonly claimSite: (request: TurnRequest, siteId: string, limit: number) => Promise<readonly ClaimedContact[]>;
  readonly recordShared: (shared: SharedRecord) => Promise<void>;
  /**
   * A lane ends: nothing is due at the key, or nothing may be asked before a time. The sweeper opens its lanes again when
   * there is something to do. Returns when that is, or null.
   */
  readonly recordIdle: (pacingKey: string, egress: string, notBefore: Date | null) => Promise<Date | null>;
  /** A turn failed in our hands: its checks are given back as if they had not been taken, and the lane is free. */
  readonly abandonTurn: (request: TurnRequest) => Promise<void>;
  readonly claimDueKeys: (window: number, egresses: readonly string[]) => Promise<DueKey[]>;
  /** When the next key without open lanes has something to do, or null. */
  readonly nextDueAt: (egresses: readonly string[]) => Promise<Date | null>;
  readonly keepOpen: (pacingKey: string, egress: string, until: Date) => Promise<void>;
  readonly reclaimHeld: () => Promise<number>;
  /** The egress can't ask at a key for long: what nobody has asked yet goes to the others. */
  readonly shareKey: (pacingKey: string, egress: string, others: readonly string[]) => Promise<void>;
  /**
   * Gives due checks of egresses that no worker has served for a while to those that are served, of some keys at a time. What
   * waits behind a greylist stays until that has forgotten it. Returns how many keys; 0: none are left.
   */
  readonly giveAway: () => Promise<number>;
  /** A worker lives, and speaks from these egresses. */
  readonly showAlive: (workerId: string, egresses: readonly string[]) => Promise<void>;
  /** A worker has stopped, and holds no session. */
  readonly signOff: (workerId: string) => Promise<void>;
}

/** Egresses from which nothing can be reached. */
export interface OutageStore {
  /**
   * Pauses all runs of lists and contacts for a reason, until a connection works. False: the operator has resumed a run in spite of
   * it, not long ago.
   */
  readonly beginOutage: (outage: Outage) => Promise<boolean>;
  /** Outages of these egresses that a connection should be tried for now; others are not told of them for a while. */
  readonly claimTrials: (egresses: readonly string[]) => Promise<readonly Outage[]>;
  /** A connection works again: runs that were paused for it go on, unless another egress is still out. */
  readonly endOutage: (egress: string, egresses: readonly string[]) => Promise<void>;
}

/** Steps of watched checks, for live pages. */
export interface StepStore {
  readonly addStep: (runId: number, detail: object) => Promise<void>;
  /** Watched checks that wait for one of these domains. */
  readWatchers(domains: readonly string[]): Promise<{ readonly runId: number; readonly domain: string }[]>;
}

export type Store = ListStore & RunStore & DomainStore & TurnStore & OutageStore & StepStore & RedecideStore;
