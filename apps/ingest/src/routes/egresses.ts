import { z } from "zod";
import type { Api } from "../api/api.ts";
import type { Services } from "../services.ts";

const EGRESS = z
  .object({
    name: z.string(),
    bind_address: z.string().nullable().describe("Null: the system chooses."),
    helo_name: z.string(),
    mail_from: z.string().describe("Empty: the null reverse-path."),
  })
  .meta({ id: "Egress", description: "A source that sessions speak from." });

/** The sources that this installation asks from. */
export function egressRoutes(api: Api, { settings }: Services): void {
  api.route(
    {
      method: "GET",
      path: "/v1/egresses",
      tag: "Pacing",
      summary: "The sources that mail servers are asked from",
      scope: "read",
      answers: { 200: z.object({ egresses: z.array(EGRESS) }) },
    },
    async () => ({
      egresses: settings.egresses.map(({ name, bindAddress, heloName, mailFrom }) => ({
        name,
        bind_address: bindAddress,
        helo_name: heloName,
        mail_from: mailFrom,
      })),
    }),
  );
}
