import { once } from "node:events";
import path from "node:path";
import getPort from "get-port";
import { expect, onTestFinished, test } from "vitest";
import { until } from "../cli/command.ts";
import { followLink } from "../cli/follow-link.ts";
import { freshDatabase } from "../engines/postgres.ts";
import { freshRedisUrl } from "../engines/redis.ts";
import { startProgram } from "../engines/programs.ts";
import { withEngines } from "../engines/with-engines.ts";
import { readComposeFile, readEnvFile, ROOT } from "./compose-file.ts";
import { startService } from "./running-services.ts";

const LIMIT_MS = 150_000;

withEngines("redis")("docker-compose.yml without its worker", () => {
  test("ingest reports it in the API, the log and the doctor", { timeout: LIMIT_MS }, async () => {
    const ingest = readComposeFile(readEnvFile("ops/simulated/compose.env")).services["ingest"];
    if (!ingest) throw new Error("docker-compose.yml has no ingest");
    const port = String(await getPort({ host: "127.0.0.1" }));
    const [database, redis] = [await freshDatabase(), freshRedisUrl()];
    const service = startService(ingest, {
      [ingest.environment["DATABASE_URL"] ?? ""]: database,
      [ingest.environment["REDIS_URL"] ?? ""]: redis,
      "0.0.0.0": "127.0.0.1",
      "3000": port,
    });
    onTestFinished(() => service.stop().then(() => {}));
    await service.said(/sign-in/);
    const cookie = await followLink(service.output());
    const ask = async (
      what: string,
      init: RequestInit = {},
    ): Promise<{ id: string; run: { stall_reason: string | null } }> =>
      (
        await fetch(`http://127.0.0.1:${port}/v1${what}`, { ...init, headers: { ...init.headers, cookie } })
      ).json() as never;
    const upload = { method: "POST", headers: { "content-type": "text/csv" }, body: "email\nanna@example.com\n" };
    const { id } = await ask("/lists?file_name=people.csv&start=true", upload);
    await until("the run says why", async () => (await ask(`/lists/${id}`)).run.stall_reason === "no_worker", LIMIT_MS);
    await service.said(/"level":40.*No worker is running/);

    const env = {
      ...process.env,
      DATABASE_URL: database,
      REDIS_URL: redis,
      HELO_NAME: "",
      MAIL_FROM: "",
      DNS_SERVERS: "127.0.0.1:9",
    };
    const doctor = startProgram(process.execPath, [path.join(ROOT, "apps/cli/src/doctor.ts"), "--json"], { env });
    let printed = "";
    doctor.stdout?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    expect(await once(doctor, "close")).toEqual([1, null]);
    const { findings } = JSON.parse(printed) as { findings: readonly { id: string }[] };
    const detail = "None has reported yet. 1 run waits.";
    expect(findings.find((finding) => finding.id === "workers")).toMatchObject({ state: "problem", detail });
  });
});
