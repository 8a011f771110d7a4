import type { Stage } from "../stage.ts";
import type { Fault } from "./fault.ts";

const SECOND_MS = 1_000;

async function hostsOf({ database }: Stage): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ host: string }>(
    "SELECT DISTINCT h ->> 'host' AS host FROM sites CROSS JOIN LATERAL jsonb_array_elements(hosts) AS h",
  );
  return rows.map(({ host }) => host);
}

/** What workers reach: name servers and mail hosts. */
export const NETWORK_FAULTS: readonly Fault[] = [
  {
    name: "resolver-dead",
    // During the look-ups.
    startShare: 0,
    mustSay: /No name server answers[^"]*|\d+ of \d+ domains that runs wait for could not be looked up[^"]*/,
    async strike({ stage: { world } }, hold) {
      await world.ask({ type: "setDnsDown", down: true });
      await hold(180 * SECOND_MS);
      await world.ask({ type: "setDnsDown", down: false });
    },
  },
  {
    name: "hosts-unreachable",
    mustSay: /Nothing can be reached[^"]*/,
    async strike({ stage }, hold) {
      const hosts = await hostsOf(stage);
      await stage.world.ask({ type: "setHostsDown", hosts, down: true });
      await hold(60 * SECOND_MS);
      await stage.world.ask({ type: "setHostsDown", hosts, down: false });
    },
  },
];
