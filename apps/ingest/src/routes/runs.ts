import { cancelRun, pauseRun, resumeRun } from "@rollcall/db";
import { progressOf } from "@rollcall/verification";
import type { FastifyInstance } from "fastify";
import { streamEvents } from "../event-stream.ts";
import { notFound, Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { runView } from "../views/run-view.ts";
import { idOf } from "./parse.ts";

const PROGRESS_INTERVAL_MS = 1_000;
const OVER: ReadonlySet<string> = new Set(["completed", "cancelled"]);

/** Runs: look, watch, pause, resume, cancel. */
export function runRoutes(app: FastifyInstance, services: Services): void {
  const { database, settings } = services;

  app.get("/v1/runs/:id", async (request) => describe(idOf(request.params)));

  app.post("/v1/runs/:id/pause", async (request) => {
    return await changed(idOf(request.params), (id) => pauseRun(database, id), "Only a running run can be paused.");
  });

  app.post("/v1/runs/:id/resume", async (request) => {
    return await changed(
      idOf(request.params),
      (id) => resumeRun(database, id, settings.egress.name),
      "Only a paused run can be resumed.",
    );
  });

  app.post("/v1/runs/:id/cancel", async (request) => {
    return await changed(idOf(request.params), (id) => cancelRun(database, id), "This run is over.");
  });

  app.get("/v1/runs/:id/events", async (request, reply) => {
    const id = idOf(request.params);
    await describe(id);
    await streamEvents(request, reply, PROGRESS_INTERVAL_MS, async (send) => {
      const view = await describe(id);
      send("progress", view);
      if (!OVER.has(view.state)) return true;
      send("end", view);
      return false;
    });
  });

  async function describe(id: number): Promise<{ state: string }> {
    const found = await progressOf(services, id);
    if (!found) throw notFound("run");
    return runView(found.run, found.progress, found.timeLeft) as { state: string };
  }

  async function changed(id: number, change: (id: number) => Promise<boolean>, refusal: string): Promise<object> {
    const before = await describe(id);
    if (!(await change(id))) throw new Problem(409, "wrong_state", refusal, `The run is ${before.state}.`);
    return await describe(id);
  }
}
