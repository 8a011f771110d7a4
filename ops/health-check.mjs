// Checks the health of a process: `node ops/health-check.mjs URL`. Exits with 0 when it is healthy, and prints its answer, or
// why there is none, which `docker inspect` shows. It runs six times a minute in each container, so it is plain JavaScript
// with node:http: fetch would double its cost, and cost more than the idle process itself.
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
