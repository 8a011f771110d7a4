import { readCheckOne, readSteps } from "@rollcall/db";
import { checkOne } from "@rollcall/verification";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { lastEventId, streamEvents } from "../event-stream.ts";
import { notFound, Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { checkOneView, type CheckOneView } from "../views/check-one-view.ts";
import { idOf, parse } from "./parse.ts";

const VERIFY = z.object({
  email: z.string().min(1).max(1_000),
  timeout_ms: z.number().int().min(0).max(60_000).default(10_000),
  recheck: z.boolean().default(false),
});

const POLL_MS = 150;

/** One address: asked at once, in front of all lists. */
export function verifyRoutes(app: FastifyInstance, services: Services): void {
  app.post("/v1/verify", async (request, reply) => {
    const body = parse(VERIFY, request.body, "body");
    const started = await checkOne(services, body.email, body.recheck);
    if (started.type === "no_address") {
      throw new Problem(
        422,
        "no_address",
        "There is no e-mail address in this text.",
        "Type one, such as name@example.com.",
      );
    }
    const view = await settled(started.runId, Date.now() + body.timeout_ms);
    const location = `/v1/verify/${started.runId}`;
    return reply
      .status(view.state === "done" ? 200 : 202)
      .header("location", location)
      .send(view);
  });

  app.get("/v1/verify/:id", async (request) => await describe(idOf(request.params)));

  app.get("/v1/verify/:id/events", async (request, reply) => {
    const id = idOf(request.params);
    await describe(id);
    let seen = lastEventId(request);
    await streamEvents(request, reply, POLL_MS, async (send) => {
      const view = await describe(id);
      for (const step of await readSteps(services.database, id, seen)) {
        send("step", { seq: step.seq, ...(step.detail as object) }, step.seq);
        seen = step.seq;
      }
      if (view.state !== "done") return true;
      send("verdict", view);
      return false;
    });
  });

  async function describe(id: number): Promise<CheckOneView> {
    const found = await readCheckOne(services.database, id);
    if (!found) throw notFound("check");
    return checkOneView(found);
  }

  async function settled(id: number, untilMs: number): Promise<CheckOneView> {
    for (;;) {
      const view = await describe(id);
      if (view.state === "done" || Date.now() >= untilMs) return view;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
