import type { Store } from "@rollcall/ports";
import { beginTurn, claimSite } from "./checks/begin-turn.ts";
import { handBack } from "./checks/record-outcomes.ts";
import { recordIdle, recordShared, recordTurn, recordUnasked } from "./checks/record-turn.ts";
import { readSyntaxProblems, readWaiting } from "./checks/waiting-checks.ts";
import { contactId } from "./contacts/contact-id.ts";
import { storeContacts } from "./contacts/store-contacts.ts";
import type { Database } from "./database.ts";
import { claimDomains, nextResolveAt, recordRouted, recordUnrouted } from "./domains/resolve-store.ts";
import { importRows } from "./lists/import-rows.ts";
import { createList, deleteList, findListByFile, finishList, readList } from "./lists/list-store.ts";
import { readRows } from "./lists/read-rows.ts";
import { claimDueKeys, keepOpen, reclaimHeld } from "./pacing/sweep.ts";
import { readProgress } from "./runs/run-progress.ts";
import { readLatestRun, readRun } from "./runs/run-store.ts";
import { startRun } from "./runs/start-run.ts";
import { addStep, readWatchers } from "./runs/steps.ts";

/** The use cases' store, on PostgreSQL. */
export function createStore(database: Database): Store {
  return {
    contactId,
    storeContacts: (contacts) => storeContacts(database.pool, contacts),
    createList: (list) => createList(database, list),
    importRows: (listId, batches) => importRows(database, listId, batches),
    finishList: (id, facts) => finishList(database, id, facts),
    deleteList: (id) => deleteList(database, id),
    readList: (id) => readList(database, id),
    findListByFile: (fileHash) => findListByFile(database, fileHash),
    readRows: (list, page) => readRows(database, list, page),
    startRun: (run, egress) => startRun(database, run, egress),
    readRun: (id) => readRun(database, id),
    readLatestRun: (listId) => readLatestRun(database, listId),
    readProgress: (runId, egress) => readProgress(database, runId, egress),
    readSyntaxProblems: (runId, limit) => readSyntaxProblems(database, runId, limit),
    recordUnasked: (verdicts, freshFor) => recordUnasked(database, verdicts, freshFor),
    claimDomains: (limit) => claimDomains(database, limit),
    recordRouted: (routed, egress) => recordRouted(database, routed, egress),
    recordUnrouted: (unrouted) => recordUnrouted(database, unrouted),
    readWaiting: (domains, limit) => readWaiting(database, domains, limit),
    nextResolveAt: () => nextResolveAt(database),
    beginTurn: (request, permit) => beginTurn(database, request, permit),
    recordTurn: (turn) => recordTurn(database, turn),
    claimSite: (request, siteId, limit) => claimSite(database, request, siteId, limit),
    recordShared: (shared) => recordShared(database, shared),
    recordIdle: (pacingKey, egress) => recordIdle(database, pacingKey, egress),
    handBack: (laneId, dueAt) => handBack(database.pool, laneId, dueAt),
    claimDueKeys: (window, egresses) => claimDueKeys(database, window, egresses),
    keepOpen: (pacingKey, egress, until) => keepOpen(database, pacingKey, egress, until),
    reclaimHeld: () => reclaimHeld(database),
    addStep: (runId, detail) => addStep(database, runId, detail),
    readWatchers: (domains) => readWatchers(database, domains),
  };
}
