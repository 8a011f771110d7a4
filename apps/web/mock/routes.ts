import { accessRoutes } from "./access-routes.ts";
import { listRoutes } from "./list-routes.ts";
import { otherRoutes } from "./other-routes.ts";
import type { Route } from "./route.ts";
import type { World } from "./world.ts";

export function makeRoutes(world: World): readonly Route[] {
  return [...accessRoutes(world), ...listRoutes(world), ...otherRoutes(world)];
}
