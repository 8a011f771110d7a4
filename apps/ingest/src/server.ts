import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import {
  addKeyUsage,
  Analyst,
  type AuditAction,
  ListAnswers,
  openReaders,
  type Readers,
  writeAudit,
} from "@rollcall/core";
import { allowOrigins } from "./access/cors.ts";
import { guard } from "./access/guard.ts";
import { securityHeaders, limitRates } from "./access/guard.ts";
import { Refusals } from "./access/refusals.ts";
import { UsageCounter } from "./access/usage-counter.ts";
import { type Api, createApi } from "./http/api.ts";
import { openApp } from "./http/open-app.ts";
import { compressAnswers } from "./http/compress.ts";
import { describeApi } from "./http/openapi-document.ts";
import { showQueues } from "./http/show-queues.ts";
import { serveWeb } from "./http/web.ts";
import { changeRoutes } from "./routes/changes.ts";
import { contactExportRoutes } from "./routes/contact-export.ts";
import { contactRoutes } from "./routes/contacts.ts";
import { exportRoutes } from "./routes/exports.ts";
import { healthRoutes } from "./routes/health.ts";
import { keyRoutes } from "./routes/keys.ts";
import { exportPresetRoutes } from "./routes/export-presets.ts";
import { derivedListRoutes } from "./routes/derived-lists.ts";
import { deleteListsRoute } from "./routes/delete-lists.ts";
import { listRoutes } from "./routes/lists.ts";
import { outcomeRoutes } from "./routes/outcomes.ts";
import { ownListRoutes } from "./routes/own-lists.ts";
import { pacingKeyRoutes } from "./routes/pacing-keys.ts";
import { privacyRoutes } from "./routes/privacy.ts";
import { reacherRoutes } from "./routes/reacher.ts";
import { recheckRoutes } from "./routes/rechecks.ts";
import { resultRoutes } from "./routes/results.ts";
import { runListRoutes } from "./routes/run-lists.ts";
import { runRoutes } from "./routes/runs.ts";
import { scheduleRoutes } from "./routes/schedules.ts";
import { sessionRoutes } from "./routes/session.ts";
import { sessionListRoutes } from "./routes/sessions.ts";
import { suppressionRoutes } from "./routes/suppressions.ts";
import { openProblemRoutes } from "./routes/open-problems.ts";
import { statsRoutes, egressRoutes, doctorRoutes } from "./routes/system.ts";
import { testAddressRoutes } from "./routes/test-addresses.ts";
import { typoRoutes } from "./routes/typos.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import { verifyBatchRoute } from "./routes/verify-batch.ts";
import { verifyRoutes } from "./routes/verify.ts";
import { webhookDeliveryRoutes } from "./routes/webhook-deliveries.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import type { Services } from "./services.ts";

export interface ServerOptions {
  /** For tests: validate each JSON response against its schema. */
  readonly checkAnswers?: boolean;
  /** Interval of heartbeats on an idle event stream. */
  readonly heartbeatMs?: number;
  /** For tests: what reads files. The server closes it. */
  readonly readers?: Readers;
  /** A download that takes nothing for this long is dropped. */
  readonly downloadStallMs?: number;
}

/** As many as the gates of uploads, previews and imports of suppressions let in, and two. An idle one is let go. */
const READING_THREADS = 12;

/** The HTTP server: the API under /v1, and the web app elsewhere. */
export async function createServer(
  services: Services,
  logger: FastifyBaseLogger,
  options: ServerOptions = {},
): Promise<FastifyInstance> {
  const app = await openApp(logger, services.access, services.database);
  await compressAnswers(app);
  await securityHeaders(app, services.access);
  await allowOrigins(app, services.access);
  await limitRates(app, services.access);
  guard(app, services, {
    ofKeys: refusalsOf(app, services, "key.refused"),
    ofScopes: refusalsOf(app, services, "access.refused"),
    usage: usageOf(app, services),
  });
  healthRoutes(app, services.health);
  const api = createApi(app, {
    checkAnswers: options.checkAnswers ?? false,
    heartbeatMs: options.heartbeatMs,
  });
  const readers = options.readers ?? openReaders(READING_THREADS);
  app.addHook("onClose", () => readers.close());
  const listServices = { ...services, analyst: new Analyst(services), read: readers.read };
  listRoutes(api, listServices);
  deleteListsRoute(api, services);
  uploadRoutes(api, listServices);
  derivedListRoutes(api, listServices);
  if (services.reacherApi) reacherRoutes(api, listServices);
  exportPresetRoutes(api, services);
  runRoutes(api, services);
  runListRoutes(api, services);
  const answers = new ListAnswers(services.database, (error) => logger.error({ err: error }, "could not index rows"));
  // Closing the database during an index build would be logged as a failure.
  app.addHook("onClose", () => answers.settled());
  resultRoutes(api, services, answers);
  typoRoutes(api, services);
  exportRoutes(api, services, options.downloadStallMs);
  addressRoutes(api, services, readers);
  systemRoutes(api, services);
  sessionRoutes(api, services, refusalsOf(app, services, "session.refused"));
  sessionListRoutes(api, services);
  keyRoutes(api, services);
  await describeApi(app, api);
  await showQueues(app, services.boardQueues);
  await serveWeb(app, api.declarations);
  return app;
}

/** Single addresses, contacts, and what is known or said of them. */
function addressRoutes(api: Api, services: Services, readers: Readers): void {
  verifyRoutes(api, services);
  testAddressRoutes(api);
  verifyBatchRoute(api, services);
  contactRoutes(api, services);
  contactExportRoutes(api, services);
  recheckRoutes(api, services);
  scheduleRoutes(api, services);
  changeRoutes(api, services);
  webhookRoutes(api, services);
  webhookDeliveryRoutes(api, services);
  suppressionRoutes(api, services, readers);
  outcomeRoutes(api, services, readers);
  privacyRoutes(api, services);
}

/** The installation: its settings, figures and problems. */
function systemRoutes(api: Api, services: Services): void {
  ownListRoutes(api, services);
  pacingKeyRoutes(api, services);
  statsRoutes(api, services);
  egressRoutes(api, services);
  openProblemRoutes(api, services);
  doctorRoutes(api, services);
}

/** Counts the requests of keys, until shutdown. */
function usageOf(app: FastifyInstance, { database }: Services): UsageCounter {
  const usage = new UsageCounter(
    (requests) => addKeyUsage(database, requests),
    (error) => app.log.error({ err: error }, "could not write down the usage of keys"),
  );
  app.addHook("onClose", () => usage.close());
  return usage;
}

/** The debounced audit of what is refused. */
function refusalsOf(app: FastifyInstance, { database }: Services, action: AuditAction): Refusals {
  const refusals = new Refusals(
    ({ actor, times, from }) => writeAudit(database, { actor, action, subject: null, detail: { times, from } }),
    (error) => app.log.error({ err: error }, `could not audit ${action}`),
  );
  app.addHook("onClose", () => refusals.settle());
  return refusals;
}
