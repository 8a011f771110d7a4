import type { Delivery, Webhook } from "../src/api/schemas.ts";
import { bodyOf, invalid, missing, ok, type Reply, type Request, type Route } from "./route.ts";
import type { World } from "./world.ts";

export function webhookRoutes(world: World): readonly Route[] {
  const { webhooks, deliveries } = world.keeping;
  const withHook = (handle: (hook: Webhook, request: Request) => Reply) => (request: Request) => {
    const hook = webhooks.get(request.id);
    return hook === undefined ? missing("webhook") : handle(hook, request);
  };
  return [
    { method: "GET", pattern: /^\/v1\/webhooks$/u, handle: () => ok({ webhooks: [...webhooks.values()] }) },
    { method: "POST", pattern: /^\/v1\/webhooks$/u, handle: (request) => create(world, request) },
    {
      method: "PATCH",
      pattern: /^\/v1\/webhooks\/([^/]+)$/u,
      handle: withHook((hook, { body }) => {
        const changed = { ...hook, ...(bodyOf(body) as Partial<Webhook>) };
        webhooks.set(hook.id, changed);
        return ok(changed);
      }),
    },
    {
      method: "DELETE",
      pattern: /^\/v1\/webhooks\/([^/]+)$/u,
      handle: withHook(({ id }) => {
        webhooks.delete(id);
        return { status: 204 };
      }),
    },
    {
      method: "GET",
      pattern: /^\/v1\/webhooks\/([^/]+)\/deliveries$/u,
      handle: withHook(({ id }) => ok({ deliveries: deliveries.get(id) ?? [] })),
    },
    { method: "POST", pattern: /^\/v1\/webhooks\/([^/]+)\/test$/u, handle: withHook((hook) => test(world, hook)) },
  ];
}

function create(world: World, { body }: Request): Reply {
  const { url, events } = bodyOf(body) as Pick<Webhook, "url" | "events">;
  if (!URL.canParse(url)) return invalid("The address can't be read", "Write it with https:// at the front.");
  if (/\/\/(?:localhost|127\.|10\.|192\.168\.)/u.test(url)) {
    return invalid(
      "The address leads to a private network",
      "Use one that is reachable from the internet, or have the operator allow private addresses.",
    );
  }
  world.nextId += 1;
  const hook: Webhook = {
    id: String(world.nextId),
    url,
    events,
    enabled: true,
    created_at: new Date().toISOString(),
    last_delivery: null,
  };
  world.keeping.webhooks.set(hook.id, hook);
  world.keeping.deliveries.set(hook.id, []);
  return ok({ ...hook, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }, 201);
}

/** Waits a moment, then is delivered; a host named `down` never answers. */
function test(world: World, hook: Webhook): Reply {
  world.nextId += 1;
  const id = String(world.nextId);
  const waiting: Delivery = {
    id,
    event: "test",
    message_id: `msg_2mZ9k${id}Qf7`,
    state: "waiting",
    attempts: 0,
    last_status: null,
    last_error: null,
    next_attempt_at: new Date().toISOString(),
    created_at: new Date().toISOString(),
    delivered_at: null,
  };
  const log = [waiting, ...(world.keeping.deliveries.get(hook.id) ?? [])];
  world.keeping.deliveries.set(hook.id, log);
  world.keeping.webhooks.set(hook.id, { ...hook, last_delivery: waiting });
  setTimeout(() => {
    const isDown = new URL(hook.url).hostname.startsWith("down.");
    const over: Delivery = isDown
      ? {
          ...waiting,
          attempts: 1,
          last_error: "Nobody answered: the connection was refused.",
          next_attempt_at: new Date(Date.now() + 5000).toISOString(),
        }
      : {
          ...waiting,
          state: "delivered",
          attempts: 1,
          last_status: 200,
          next_attempt_at: null,
          delivered_at: new Date().toISOString(),
        };
    log[0] = over;
    world.keeping.webhooks.set(hook.id, { ...(world.keeping.webhooks.get(hook.id) ?? hook), last_delivery: over });
  }, 1200).unref();
  return ok(waiting, 202);
}
