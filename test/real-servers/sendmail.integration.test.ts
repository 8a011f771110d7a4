import { SENDMAIL_SITES } from "./sendmail/sites.ts";
import { startSendmail } from "./sendmail/start-sendmail.ts";
import { testServer } from "./test-server.ts";

testServer({
  name: "Sendmail",
  server: "sendmail",
  tools: ["m4"],
  network: "127.0.10",
  sites: SENDMAIL_SITES,
  start: startSendmail,
  pauseMs: 500,
});
