import { z } from "zod";
import { deleteList } from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS } from "../shapes/common.ts";

const DELETE_MANY = {
  method: "POST",
  path: "/v1/lists/delete",
  tag: "Lists",
  summary: "Delete several lists and their rows; contacts keep their verdicts",
  description: "A list that isn't there is no error: repeat the request if it was interrupted.",
  scope: "verify",
  body: z.object({ lists: z.array(ID_PARAMS.shape.id).min(1).max(200).describe("Ids of lists.") }),
  answers: {
    200: z.object({
      deleted: z.array(z.string()).describe("Ids of the lists that were deleted."),
      not_found: z.array(z.string()).describe("Ids without a list."),
    }),
  },
} as const satisfies RouteDeclaration;

/** Deletes several lists, each in a transaction of its own. */
export function deleteListsRoute(api: Api, { database }: Services): void {
  api.route(DELETE_MANY, async ({ body, actor }) => {
    const deleted: string[] = [];
    const missing: string[] = [];
    for (const id of new Set(body.lists)) {
      const wasThere = await deleteList(database, actor, id);
      (wasThere ? deleted : missing).push(String(id));
    }
    return { deleted, not_found: missing };
  });
}
