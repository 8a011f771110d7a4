import { readSettings } from "@rollcall/settings";
import { expect, test } from "vitest";
import config from "../../apps/web/vite.config.ts";

test("vite dev: finds the API at `npm start`'s default port", () => {
  const read = readSettings({}, () => "");
  if (read.type !== "settings") throw new Error("The defaults have problems of their own");
  const origin = `http://${read.settings.host}:${read.settings.port}`;
  expect(config.server?.proxy).toEqual({ "/v1": origin, "/livez": origin, "/readyz": origin });
});
