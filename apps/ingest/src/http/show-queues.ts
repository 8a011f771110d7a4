import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { FastifyAdapter } from "@bull-board/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { egressNames, type VerificationSettings } from "@rollcall/core";
import { packageFolder } from "@rollcall/product";
import { type BoardQueue, probeQueues, RESOLVE_QUEUE } from "@rollcall/queue";
import { Problem, problemBody } from "./problem.ts";

const PATH = "/queues";

/** The board's page loads a font from another site, which our pages don't do. */
const FOREIGN_FONTS = /<link href="https:\/\/fonts\.[^>]*>/g;

/** The queues to show, well-known ones first. */
export function shownQueues(settings: VerificationSettings): readonly string[] {
  return [RESOLVE_QUEUE, "schedule", "webhook", ...probeQueues(egressNames(settings))];
}

/**
 * Shows BullMQ's queues at /queues, read-only. The work is in the database, and jobs are only turns: one that is
 * deleted or hurried by hand would bypass a provider's limits. Operators use the pacing keys.
 */
export async function showQueues(app: FastifyInstance, queues: readonly BoardQueue[]): Promise<void> {
  const adapter = new FastifyAdapter();
  adapter.setBasePath(PATH);
  createBullBoard({
    queues: queues.map((queue) => adapterOf(queue)),
    serverAdapter: adapter,
    options: {
      uiBasePath: packageFolder("@bull-board/ui"),
      uiConfig: {
        boardTitle: "Rollcall’s queues",
        miscLinks: [{ text: "Back to Rollcall", url: "/" }],
        hideDocsLink: true,
      },
    },
  });
  adapter.setErrorHandler((error) => {
    const problem = error instanceof Problem ? error : new Problem(500, "internal", "The queues can't be displayed.");
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

/** The board's types only know Redis; it calls the same methods on either backend. */
function adapterOf(queue: BoardQueue): BullMQAdapter {
  return new BullMQAdapter(queue as unknown as ConstructorParameters<typeof BullMQAdapter>[0], { readOnlyMode: true });
}

async function withoutForeignFonts(_: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== "string" || !String(reply.getHeader("content-type")).startsWith("text/html")) return payload;
  const page = payload.replaceAll(FOREIGN_FONTS, "");
  const policy = String(reply.getHeader("content-security-policy"));
  // The board's links are relative to its <base>.
  void reply.header("content-security-policy", policy.replace("base-uri 'none'", "base-uri 'self'"));
  void reply.header("content-length", Buffer.byteLength(page));
  return page;
}
