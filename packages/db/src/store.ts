import type { Store } from "@rollcall/ports";
import { abandonTurn, claimSite } from "./checks/claim-site.ts";
import { recordShared, recordUnasked } from "./checks/record-shared.ts";
import { turnBatches } from "./checks/turn-batches.ts";
import { readForgottenSyntaxProblems, readSyntaxProblems, readWaiting } from "./checks/waiting-checks.ts";
import { contactId } from "./contacts/contact-id.ts";
import { storeContacts } from "./contacts/store-contacts.ts";
import type { Database } from "./database.ts";
import { claimDomains, nextResolveAt, recordRouted, recordUnrouted } from "./domains/resolve-store.ts";
import { fillList } from "./lists/fill-list.ts";
import { createList, deleteAbandonedImports, deleteList, findListByFile, readList } from "./lists/list-store.ts";
import { readCells } from "./lists/read-cells.ts";
import { readRows, streamRows } from "./lists/read-rows.ts";
import { giveAway } from "./pacing/give-away.ts";
import { recordIdle } from "./pacing/record-idle.ts";
import { shareKey } from "./pacing/share-key.ts";
import { claimDueKeys, keepOpen, nextDueAt, reclaimHeld } from "./pacing/sweep.ts";
import { showAlive, signOff } from "./pacing/workers.ts";
import { closeCancelled } from "./runs/close-cancelled.ts";
import { readVerdicts } from "./redecide/read-verdicts.ts";
import { rewriteAll } from "./redecide/rewrite-verdicts.ts";
import { beginOutage, claimTrials, endOutage } from "./runs/outage-store.ts";
import { readProgress } from "./runs/run-progress.ts";
import { completeAnswered, readLatestRun, readRun } from "./runs/run-store.ts";
import { startRun } from "./runs/start-run.ts";
import { addStep, readWatchers } from "./runs/steps.ts";

/** The use cases' store, on PostgreSQL. */
export function createStore(database: Database): Store {
  return {
    contactId,
    storeContacts: (contacts) => storeContacts(database.pool, contacts),
    createList: (list) => createList(database, list),
    fillList: (listId, filling) => fillList(database, listId, filling),
    deleteList: (by, id) => deleteList(database, by, id),
    deleteAbandonedImports: () => deleteAbandonedImports(database),
    readList: (id) => readList(database, id),
    findListByFile: (fileHash) => findListByFile(database, fileHash),
    readCells: (listId, afterRow, limit) => readCells(database, listId, afterRow, limit),
    readRows: (of, filter, page) => readRows(database, of, filter, page),
    streamRows: (of, filter) => streamRows(database, of, filter),
    startRun: (run, egresses) => startRun(database, run, egresses),
    readRun: (id) => readRun(database, id),
    readLatestRun: (listId) => readLatestRun(database, listId),
    readProgress: (runId, egresses) => readProgress(database, runId, egresses),
    readSyntaxProblems: (runId, limit) => readSyntaxProblems(database, runId, limit),
    readForgottenSyntaxProblems: (limit) => readForgottenSyntaxProblems(database, limit),
    closeCancelled: (limit) => closeCancelled(database, limit),
    completeAnswered: () => completeAnswered(database),
    recordUnasked: (verdicts, freshFor) => recordUnasked(database, verdicts, freshFor),
    claimDomains: (limit) => claimDomains(database, limit),
    recordRouted: (routed, egresses) => recordRouted(database, routed, egresses),
    recordUnrouted: (unrouted) => recordUnrouted(database, unrouted),
    readWaiting: (domains, limit) => readWaiting(database, domains, limit),
    nextResolveAt: () => nextResolveAt(database),
    ...turnBatches(database),
    claimSite: (request, siteId, limit) => claimSite(database, request, siteId, limit),
    recordShared: (shared) => recordShared(database, shared),
    recordIdle: (pacingKey, egress, notBefore) => recordIdle(database, pacingKey, egress, notBefore),
    abandonTurn: (request) => abandonTurn(database, request),
    claimDueKeys: (window, egresses) => claimDueKeys(database, window, egresses),
    nextDueAt: (egresses) => nextDueAt(database, egresses),
    keepOpen: (pacingKey, egress, until) => keepOpen(database, pacingKey, egress, until),
    reclaimHeld: () => reclaimHeld(database),
    shareKey: (pacingKey, egress, others) => shareKey(database, pacingKey, egress, others),
    giveAway: () => giveAway(database),
    showAlive: (workerId, egresses) => showAlive(database, workerId, egresses),
    signOff: (workerId) => signOff(database, workerId),
    readVerdicts: (afterId, limit) => readVerdicts(database.pool, afterId, limit),
    rewriteVerdicts: (redecided, freshFor) => rewriteAll(database, redecided, freshFor),
    beginOutage: (outage) => beginOutage(database, outage),
    claimTrials: (egresses) => claimTrials(database, egresses),
    endOutage: (egress, egresses) => endOutage(database, egress, egresses),
    addStep: (runId, detail) => addStep(database, runId, detail),
    readWatchers: (domains) => readWatchers(database, domains),
  };
}
