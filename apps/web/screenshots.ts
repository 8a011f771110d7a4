/**
 * Looks at every page as people see it: desktop and phone, light and dark, with axe. Fails when something is wrong.
 * `node screenshots.ts [--url http://host:port] [--out folder] [--only name,name] [--looks desktop-light,phone-dark] [--no-build]`
 * Without --url it builds the app and uses the mock. `--docs` takes the documentation's pictures alone, into docs/screenshots.
 */
import { copyFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { build } from "vite";
import { startMock } from "./mock/start-mock.ts";
import { DOC_PICTURES } from "./screenshots/doc-pictures.ts";
import { isFailure, type Look, LOOKS, lookAt } from "./screenshots/look.ts";
import { type Scene, SCENES } from "./screenshots/scenes.ts";

const CHROMIUM_ARGS =
  "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run".split(
    " ",
  );
/** Steps of a check take this much of believable time. */
const PACE_FACTOR = 0.6;
const WORLDS = {
  full: { port: 0, isEmpty: false, paceFactor: PACE_FACTOR },
  empty: { port: 0, isEmpty: true, paceFactor: PACE_FACTOR },
  locked: { port: 0, isEmpty: false, paceFactor: PACE_FACTOR, wantedKey: "rc_example" },
};

const DOC_FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    out: { type: "string", default: join(tmpdir(), "shots") },
    only: { type: "string" },
    looks: { type: "string" },
    "no-build": { type: "boolean", default: false },
    docs: { type: "boolean", default: false },
  },
});

if (values.url === undefined && !values["no-build"]) {
  await build({ root: fileURLToPath(new URL(".", import.meta.url)), logLevel: "warn" });
}
mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: CHROMIUM_ARGS });
let wrongs = 0;
try {
  const only = values.only?.split(",");
  const looks = values.looks?.split(",");
  for (const scene of SCENES.filter(({ name }) => only?.includes(name) ?? true)) {
    for (const look of LOOKS.filter(({ name }) => looks?.includes(name) ?? true)) {
      if (values.docs && !DOC_PICTURES.some(([, of, as]) => of === scene.name && as === look.name)) continue;
      let wrong = await lookInOwnWorld(scene, look);
      // A page may take too long once on a machine that is busy.
      if (wrong.some(isFailure)) wrong = await lookInOwnWorld(scene, look);
      wrongs += wrong.length;
      for (const line of wrong) console.error(`${scene.name}, ${look.name}: ${line}`);
    }
  }
  if (values.docs && wrongs === 0) {
    for (const [file, scene, look] of DOC_PICTURES) {
      copyFileSync(join(values.out, `${scene}.${look}.png`), join(DOC_FOLDER, `${file}.png`));
    }
  }
} finally {
  await browser.close();
}
console.log(wrongs === 0 ? `Nothing is wrong. The pictures are in ${values.out}` : `${wrongs} things are wrong`);
process.exitCode = wrongs === 0 ? 0 : 1;

/** No look finds what the one before has done. */
async function lookInOwnWorld(scene: Scene, look: Look): Promise<readonly string[]> {
  const world = values.url === undefined ? await startMock(WORLDS[scene.world ?? "full"]) : null;
  try {
    return await lookAt(browser, values.url ?? world?.origin ?? "", scene, look, values.out);
  } finally {
    await world?.close();
  }
}
