import type { JsonOf } from "./api/declaration.ts";
import { notFound } from "./problem.ts";
import type { RUN } from "./schemas/run.ts";
import type { Services } from "./services.ts";
import { runView } from "./views/run-view.ts";
import { progressOf } from "@rollcall/core";

/** A run as the API shows it. Throws a problem where there is none. */
export async function describeRun(services: Services, id: number): Promise<JsonOf<typeof RUN>> {
  const found = await progressOf(services, id);
  if (!found) throw notFound("run");
  return runView(found);
}
