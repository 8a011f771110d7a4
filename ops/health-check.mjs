// Asks a process whether it is well: `node ops/health-check.mjs URL`. Ends with code 0 where it is; what it answered, or
// why it did not, is kept by the engine for `docker inspect`. A container runs this six times a minute, so plain HTTP and
// plain JavaScript: fetch and type stripping would cost more than all else that an idle process does.
import { get } from "node:http";

/** Below the `timeout` of docker-compose.yml, so that the reason is written down before the check is ended. */
const LIMIT_MS = 4_000;

get(process.argv[2] ?? "", { timeout: LIMIT_MS }, (answer) => {
  process.exitCode = answer.statusCode === 200 ? 0 : 1;
  answer.pipe(process.stdout);
})
  .on("timeout", (request) => request.destroy(new Error(`No answer within ${LIMIT_MS} ms`)))
  .on("error", (error) => {
    process.stdout.write(`${error.message}\n`);
    process.exitCode = 1;
  });
