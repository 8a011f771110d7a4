import { setTimeout as wait } from "node:timers/promises";
import { runUntilStopped } from "../process/run-until-stopped.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A program for shutdown tests. Its first argument selects the behaviour. */
await runUntilStopped(async ({ onStop, signal }) => {
  const stop = (name: string, work: () => Promise<unknown> = async () => {}): void =>
    onStop(async () => {
      say(`stop ${name}`);
      await work();
    });
  stop("first");
  stop("second");
  switch (process.argv[2] ?? "") {
    case "ends":
      return 3;
    case "fails":
      throw new Error("the disk is made of cheese");
    case "breaks":
      setTimeout(() => {
        throw new TypeError("nobody awaited this");
      }, 10);
      return "running";
    case "starts slowly":
      say("starting");
      while (!signal.aborted) await wait(5);
      stop("third");
      say("never said");
      return "running";
    case "says last words":
      say("running");
      while (!signal.aborted) await wait(5);
      await wait(50);
      say("last words");
      return 130;
    case "stops badly":
      stop("bad", () => Promise.reject(new Error("can't stop")));
      say("running");
      return "running";
    case "hangs":
      stop("hanging", () => new Promise(() => setInterval(() => {}, 1_000)));
      say("running");
      return "running";
    default:
      say("running");
      return "running";
  }
});
