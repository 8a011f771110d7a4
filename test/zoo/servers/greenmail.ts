import { mkdir } from "node:fs/promises";
import path from "node:path";
import { bringOnce, runCommand, startEach, startServer } from "../programs.ts";
import { ANYBODY, type ZooServer } from "../zoo-server.ts";
import { type FrontedManner, needPostfix, putInFront } from "./postfix-front.ts";

const ARTIFACT = "com.icegreen:greenmail-standalone";
const VERSION = "2.1.0";
const JAR = `greenmail-standalone-${VERSION}.jar`;

export const greenMail: ZooServer<FrontedManner> = {
  name: "GreenMail",
  from: "Maven Central",
  manners: [
    { name: "default", about: "makes a mailbox for every name", addresses: ANYBODY },
    {
      name: "callout",
      about: "behind a Postfix that asks it for each recipient",
      front: {},
      addresses: ANYBODY,
    },
    {
      name: "callout-tls",
      about: "the same, and the Postfix requires TLS",
      front: { smtpd_tls_security_level: "encrypt" },
      addresses: ANYBODY,
    },
  ],
  async bring(packages) {
    await needPostfix();
    await bringOnce(packages, path.join(packages, JAR), async () => {
      const copy = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy";
      await runCommand("mvn", ["-q", copy, `-Dartifact=${ARTIFACT}:${VERSION}`, `-DoutputDirectory=${packages}`], {
        cwd: packages,
      });
    });
  },
  async start(place) {
    const behind = await startEach(place, async ({ manner }, at) => {
      const folder = path.join(place.folder, manner.name);
      await mkdir(folder);
      const settings = [`-Dgreenmail.smtp.hostname=${at.host}`, `-Dgreenmail.smtp.port=${at.port}`];
      const args = ["-Xmx128m", ...settings, "-jar", path.join(place.packages, JAR)];
      return await startServer({ command: "java", args, cwd: folder }, at);
    });
    return await putInFront(place, behind);
  },
};
