import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startIngest, type TestIngest } from "../../apps/ingest/src/testing/start-ingest.ts";
import { openBrowser } from "../engines/browser.ts";
import { freshDatabase } from "../engines/postgres.ts";
import { withEngines } from "../engines/with-engines.ts";
import { visit } from "./browser.ts";

withEngines("chromium")("a server without a worker, in a browser", { timeout: 120_000 }, () => {
  let isWithoutWorker = true;
  let ingest: TestIngest;
  let browser: Browser;
  beforeAll(async () => {
    ingest = await startIngest(await freshDatabase(), {}, [], {}, ["main"], () => isWithoutWorker);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await ingest?.stop();
  });

  test("a list and a check say how to start a worker", async () => {
    const { body: list } = await ingest.upload("email\nanna@example.com\n", "start=true&file_name=people.csv");
    await using there = await visit(browser, ingest.url, { cookie: ingest.cookie });
    await there.go(`/lists/${list.id}`);
    await there.sees("No worker is running.");
    await there.sees("docker compose up -d worker");
    await there.isAccessible();
    await there.go("/");
    await there.sees("waiting for a worker");
    await there.go("/settings");
    await there.sees("No worker is running, so every list waits.");
    await there.go("/check?email=clara@example.com");
    await there.sees("No worker is running.");

    isWithoutWorker = false;
    await there.page.getByText("No worker is running.").waitFor({ state: "detached" });
    await there.go(`/lists/${list.id}`);
    await there.page.getByLabel("Addresses answered").waitFor();
    expect(await there.page.getByText("No worker is running.").count()).toBe(0);
  });
});
