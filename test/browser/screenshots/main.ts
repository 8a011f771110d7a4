/**
 * Takes pictures of every page in each look and runs axe on it. Fails if something is wrong.
 * `npm run screenshots -- [--out folder] [--only name,name] [--looks desktop-light,phone-dark]`
 * `--docs` takes the documentation's pictures alone, into docs/screenshots.
 */
import { copyFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openBrowser } from "../../engines/browser.ts";
import { declareEngines } from "../../engines/engines.ts";
import { withTestPostgres } from "../seed/with-test-postgres.ts";
import { DOC_PICTURES } from "./doc-pictures.ts";
import { isFailure, LOOKS, lookAt } from "./look.ts";
import { SCENES } from "./scenes.ts";
import { openWorlds } from "./worlds.ts";

const DOC_FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));

const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(tmpdir(), "shots") },
    only: { type: "string" },
    looks: { type: "string" },
    docs: { type: "boolean", default: false },
  },
});

/** Takes the pictures; returns the number of problems. */
async function takePictures(): Promise<number> {
  const worlds = openWorlds();
  const browser = await openBrowser();
  const only = values.only?.split(",");
  const looks = values.looks?.split(",");
  let wrongs = 0;
  try {
    for (const scene of SCENES.filter(({ name }) => only?.includes(name) ?? true)) {
      const site = await worlds.of(scene.world ?? "full");
      for (const [turn, look] of LOOKS.filter(({ name }) => looks?.includes(name) ?? true).entries()) {
        if (values.docs && !DOC_PICTURES.some(([, of, as]) => of === scene.name && as === look.name)) continue;
        let wrong = await lookAt(browser, site, scene, look, { folder: values.out, turn });
        // A busy machine may time out once.
        if (wrong.some(isFailure)) {
          wrong = await lookAt(browser, site, scene, look, { folder: values.out, turn: turn + LOOKS.length });
        }
        wrongs += wrong.length;
        for (const line of wrong) console.error(`${scene.name}, ${look.name}: ${line}`);
      }
    }
  } finally {
    await browser.close();
    await worlds.close();
  }
  return wrongs;
}

declareEngines(["chromium"]);
mkdirSync(values.out, { recursive: true });
const wrongs = await withTestPostgres(takePictures);
if (values.docs && wrongs === 0) {
  for (const [file, scene, look] of DOC_PICTURES) {
    copyFileSync(join(values.out, `${scene}.${look}.png`), join(DOC_FOLDER, `${file}.png`));
  }
}
console.log(wrongs === 0 ? `Nothing is wrong. The pictures are in ${values.out}` : `${wrongs} things are wrong`);
process.exitCode = wrongs === 0 ? 0 : 1;
