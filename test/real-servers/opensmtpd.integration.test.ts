import { OPENSMTPD_SITES } from "./opensmtpd/sites.ts";
import { startOpenSmtpd } from "./opensmtpd/start-opensmtpd.ts";
import { testServer } from "./test-server.ts";

testServer({
  name: "OpenSMTPD",
  server: "opensmtpd",
  tools: ["openssl"],
  network: "127.0.9",
  sites: OPENSMTPD_SITES,
  start: startOpenSmtpd,
  pauseMs: 300,
});
