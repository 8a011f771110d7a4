import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import getPort from "get-port";
import { greetHost } from "@rollcall/prober";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram, startProgram } from "../engines/programs.ts";
import { withEngines } from "../engines/with-engines.ts";
import { whenWeAreGone } from "../real-servers/leash.ts";
import { untilListening } from "../real-servers/listening.ts";
import { FIREWALL, KIT, kitFile, proxyArguments } from "./egress-kit.ts";

// The programs that the kit is for read what it writes for them.

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rollcall-kit-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

withEngines("cloud-init")("cloud-init.yaml as cloud-init reads it", () => {
  test("cloud-init schema: the file is valid", async () => {
    const { stdout } = await runProgram("cloud-init", ["schema", "--config-file", KIT]);
    expect(stdout).toContain("Valid");
  });
});

withEngines("nftables")("the kit's firewall as nft reads it", () => {
  test("nft: the rules are valid", async () => {
    const file = path.join(folder, "nftables.conf");
    const load = async (rules: string): Promise<unknown> => {
      await writeFile(file, rules.replaceAll("rollcall-egress", userInfo().username));
      return await runProgram("nft", ["--check", "--file", file]);
    };
    await load(kitFile(FIREWALL));
    await expect(load(kitFile(FIREWALL).replace("policy drop", "policy perhaps"))).rejects.toThrow(/syntax error/u);
  });
});

const REACH = fileURLToPath(import.meta.resolve("./reach.ts"));

const ASKED = [
  ["worker through the proxy to the mail server", true],
  ["worker through the proxy to another port", false],
  ["worker through the proxy to a private network", false],
  ["worker through the proxy to the egress itself", false],
  ["worker through the proxy back to the worker", false],
  ["worker to SSH of the egress", true],
  ["worker to another port of the egress", false],
  ["internet to the proxy", false],
  ["internet to SSH of the egress", true],
  ["internet to another port of the egress", false],
] as const;

withEngines(
  "iproute2",
  "microsocks",
  "mount",
  "nftables",
)("the kit in a network of three machines", () => {
  async function reached(rules: string): Promise<readonly string[]> {
    const file = path.join(folder, "nftables.conf");
    await writeFile(file, rules.replaceAll("rollcall-egress", "nobody"));
    await chmod(folder, 0o755);
    const script = path.join(import.meta.dirname, "kit-network.sh");
    const { stdout } = await runProgram("sh", [script, process.execPath, REACH, file, "nobody", ...proxyArguments()]);
    return stdout.trim().split("\n");
  }

  test("nft, microsocks: the worker reaches mail servers and nothing else, and nobody else reaches the proxy", async () => {
    expect(await reached(kitFile(FIREWALL))).toEqual(
      ASKED.map(([from, may]) => `${from}: ${may ? "reached" : "not reached"}`),
    );
  });

  test("nft, microsocks: without the firewall all of it is reached but the proxy, which listens in the tunnel alone", async () => {
    const closed = "internet to the proxy";
    expect(await reached("")).toEqual(ASKED.map(([from]) => `${from}: ${from === closed ? "not reached" : "reached"}`));
  });
});

/** In the tunnel's place. */
const TUNNEL_ADDRESS = "127.0.8.2";
const EGRESS = { bindAddress: null, heloName: "verify.example.com", mailFrom: "" };
const PORTS = {
  resolveHost: () => Promise.reject(new Error("nobody looks names up")),
  nowMs: () => Date.now(),
  random: () => 0.5,
};

withEngines("microsocks")("the kit's proxy", () => {
  let server: Server;
  afterEach(() => void server.close());

  test("microsocks: started as the unit starts it, it carries a session, and listens nowhere else", async () => {
    const [port, mailPort] = [await getPort({ host: TUNNEL_ADDRESS }), await getPort({ host: "127.0.0.1" })];
    server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("554 5.7.1 no\r\n");
    });
    server.listen(mailPort, "127.0.0.1");
    await once(server, "listening");
    const args = proxyArguments().map((one) => one.replace("10.8.0.2", TUNNEL_ADDRESS).replace("1080", String(port)));
    const proxy = startProgram("microsocks", args, { stdio: "ignore" });
    const closed = once(proxy, "close");
    const letGo = whenWeAreGone(`kill ${proxy.pid}`);
    try {
      await untilListening(TUNNEL_ADDRESS, port);
      const through = async (host: string): ReturnType<typeof greetHost> =>
        await greetHost(
          "127.0.0.1",
          mailPort,
          { ...EGRESS, proxy: { type: "socks5", host, port, login: null } },
          PORTS,
        );
      expect(await through(TUNNEL_ADDRESS)).toMatchObject({ type: "greeted", code: 554 });
      expect(await through("127.0.0.1")).toMatchObject({
        type: "failed",
        detail: expect.stringContaining("ECONNREFUSED") as string,
      });
    } finally {
      letGo();
      proxy.kill("SIGTERM");
      await closed;
    }
  });
});
