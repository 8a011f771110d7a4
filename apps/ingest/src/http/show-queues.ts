import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { FastifyAdapter } from "@bull-board/fastify";
import { type BoardQueue, probeQueues, RESOLVE_QUEUE } from "@rollcall/queue";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem, problemBody } from "./problem.ts";
import { egressNames, type VerificationSettings } from "@rollcall/core";

const PATH = "/queues";

/** The board's page asks for a font from another site, which our pages don't do. */
const FOREIGN_FONTS = /<link href="https:\/\/fonts\.[^>]*>/g;

/** Queues of an installation that are worth a look, those with a name of their own first. */
export function shownQueues(settings: VerificationSettings): readonly string[] {
  return [RESOLVE_QUEUE, "schedule", "webhook", ...probeQueues(egressNames(settings))];
}

/**
 * BullMQ's queues at /queues, to look at. Nothing can be changed there: what is to be done is in the database, jobs are
 * only turns, and a turn that is deleted or hurried by hand is one that a provider's limits don't know of. What an operator
 * may do stands at the pacing keys.
 */
export async function showQueues(app: FastifyInstance, queues: readonly BoardQueue[]): Promise<void> {
  const adapter = new FastifyAdapter();
  adapter.setBasePath(PATH);
  createBullBoard({
    queues: queues.map((queue) => adapterOf(queue)),
    serverAdapter: adapter,
    options: {
      uiConfig: {
        boardTitle: "Rollcall’s queues",
        miscLinks: [{ text: "Back to Rollcall", url: "/" }],
        hideDocsLink: true,
      },
    },
  });
  adapter.setErrorHandler((error) => {
    const problem = error instanceof Problem ? error : new Problem(500, "internal", "The queues can't be shown.");
    return { status: problem.status as 500, body: problemBody(problem) as never };
  });
  await app.register(
    async (board) => {
      board.addHook("onRoute", (route) => void (route.config = { ...route.config, scope: "admin" }));
      board.addHook("onSend", withoutForeignFonts);
      await board.register(adapter.registerPlugin());
    },
    { prefix: PATH },
  );
}

/** The board's types know Redis alone; it asks a queue of either backend by the same methods. */
function adapterOf(queue: BoardQueue): BullMQAdapter {
  return new BullMQAdapter(queue as unknown as ConstructorParameters<typeof BullMQAdapter>[0], { readOnlyMode: true });
}

async function withoutForeignFonts(_: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== "string" || !String(reply.getHeader("content-type")).startsWith("text/html")) return payload;
  const page = payload.replaceAll(FOREIGN_FONTS, "");
  void reply.header("content-length", Buffer.byteLength(page));
  return page;
}
