import { accessRoutes } from "./access-routes.ts";
import { contactRoutes } from "./contact-routes.ts";
import { keepingRoutes } from "./keeping-routes.ts";
import { listRoutes } from "./list-routes.ts";
import { otherRoutes } from "./other-routes.ts";
import type { Route } from "./route.ts";
import { runRoutes } from "./run-routes.ts";
import { scheduleRoutes } from "./schedule-routes.ts";
import { webhookRoutes } from "./webhook-routes.ts";
import type { World } from "./world.ts";

export function makeRoutes(world: World): readonly Route[] {
  return [
    ...accessRoutes(world),
    ...runRoutes(world),
    ...listRoutes(world),
    ...contactRoutes(world),
    ...scheduleRoutes(world),
    ...keepingRoutes(world),
    ...webhookRoutes(world),
    ...otherRoutes(world),
  ];
}
