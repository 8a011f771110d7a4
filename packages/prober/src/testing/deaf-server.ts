import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";

/** Listens with next to no backlog and never accepts. */
const LISTEN = `
  const server = require("node:net").createServer();
  server.listen({ port: 0, host: "127.0.0.2", backlog: 1 }, () => {
    require("node:fs").writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000);
  });
`;

/** Connections that fill the backlog for sure. */
const FILLERS = 8;

/** A host at 127.0.0.2 whose kernel drops what comes, so that a connection is neither taken nor refused. */
export async function deafServer(): Promise<{ readonly port: number; readonly stop: () => void }> {
  const child = spawn(process.execPath, ["-e", LISTEN], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const port = Number(said.toString());
  const fillers = Array.from({ length: FILLERS }, () => connect(port, "127.0.0.2").on("error", () => undefined));
  await Promise.race(fillers.map((filler) => once(filler, "connect")));
  const stop = (): void => {
    for (const filler of fillers) filler.destroy();
    child.kill("SIGKILL");
  };
  return { port, stop };
}
