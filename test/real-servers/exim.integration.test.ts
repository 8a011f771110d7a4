import { startExim } from "./exim/start-exim.ts";
import { EXIM_SITES } from "./exim/sites.ts";
import { testServer } from "./test-server.ts";

testServer({ name: "Exim", server: "exim", network: "127.0.8", sites: EXIM_SITES, start: startExim, pauseMs: 700 });
