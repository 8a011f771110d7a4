import { runUntilStopped } from "@rollcall/compose/process/run-until-stopped";
import { classifyReplies } from "./classify/classify-replies.ts";

await runUntilStopped(classifyReplies);
