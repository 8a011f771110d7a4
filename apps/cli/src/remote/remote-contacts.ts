import { createReadStream, existsSync } from "node:fs";
import { Readable } from "node:stream";
import type { components } from "@rollcall/api-client";
import { type Asking, looksLikeFile } from "../contacts/contacts-command.ts";
import { CommandError, fromWhereTheUserIs, type Written } from "../product/stored-command.ts";
import { answerOf, done, RemoteError, type RemoteServer } from "./server.ts";

type Added = components["schemas"]["SuppressionsAdded"];

const REJECTED_SHOWN = 10;
const SOME_REFUSED = 1;

/** Runs `contacts` on a server: suppress, unsuppress, suppressed, held, erase. Throws CommandError. */
export async function remoteContacts(
  server: RemoteServer,
  [verb = "", ...words]: readonly string[],
  isSure: boolean,
  asking: Asking,
): Promise<Written> {
  switch (verb) {
    case "suppress":
      return described(await suppress(server, words));
    case "unsuppress":
      return await unsuppress(server, words);
    case "suppressed":
      return { out: await (await server.stream("/v1/suppressions/export?format=csv")).text(), note: "" };
    case "held": {
      const found = await answerOf(
        server.api.GET("/v1/addresses/{email}", { params: { path: { email: only(verb, words) } } }),
      );
      return { out: `${JSON.stringify(found, null, 2)}\n`, note: "" };
    }
    case "erase": {
      const email = only(verb, words);
      const question = `Everything about ${email} will be deleted on the server: rows, verdicts, evidence, its suppression. This can't be undone.`;
      if (!isSure && !(await asking.confirm(question, email)))
        throw new CommandError("Nothing was erased. Type the address when prompted, or add --yes.");
      const receipt = await answerOf(server.api.DELETE("/v1/addresses/{email}", { params: { path: { email } } }));
      return { out: `${JSON.stringify(receipt, null, 2)}\n`, note: "" };
    }
    default:
      throw new CommandError(`There is no command ${verb}: use suppress, unsuppress, suppressed, held or erase.`);
  }
}

async function suppress(server: RemoteServer, words: readonly string[]): Promise<Added> {
  const [first] = words;
  if (first === undefined) throw new CommandError("suppress needs a file, or addresses and domains.");
  const file = words.length === 1 ? fromWhereTheUserIs(first) : null;
  if (file === null || !existsSync(file)) {
    if (file !== null && looksLikeFile(first))
      throw new CommandError(`There is no file ${first}. Check the path; nothing was suppressed.`);
    return await answerOf(server.api.POST("/v1/suppressions", { body: { entries: [...words] } }));
  }
  const response = await server.stream("/v1/suppressions/import", {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: "half",
  });
  return (await response.json()) as Added;
}

function described({ added, known, rejected }: Added): Written {
  const refused = rejected
    .slice(0, REJECTED_SHOWN)
    .map(({ entry, problem }) => `${JSON.stringify(entry)} ${problem}\n`);
  const more = rejected.length - refused.length;
  const note = `${added} added, ${known} already known, ${rejected.length} rejected\n${refused.join("")}${more > 0 ? `and ${more} more\n` : ""}`;
  return { out: "", note, code: rejected.length > 0 ? SOME_REFUSED : 0 };
}

async function unsuppress({ api }: RemoteServer, words: readonly string[]): Promise<Written> {
  if (words.length === 0) throw new CommandError("unsuppress needs addresses or domains, as shown by suppressed.");
  const missing: string[] = [];
  for (const word of words) {
    const entry = word.replace(/^@/, "");
    const request = api.DELETE("/v1/suppressions/{entry}", { params: { path: { entry } } });
    await done(request).catch((error: unknown) => {
      if (!(error instanceof RemoteError && error.exitCode === 2)) throw error;
      missing.push(word);
    });
  }
  const notes = missing.map((word) => `${JSON.stringify(word)} is not on the suppression list\n`);
  const note = `${words.length - missing.length} removed\n${notes.join("")}`;
  return { out: "", note, code: missing.length > 0 ? SOME_REFUSED : 0 };
}

function only(verb: string, [email, ...rest]: readonly string[]): string {
  if (email === undefined || rest.length > 0)
    throw new CommandError(`${verb} needs one address, such as name@example.com.`);
  return email;
}
