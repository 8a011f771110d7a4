// What a container's health check runs, six times a minute: a request by node:http, and nothing else is loaded. `fetch` would
// double its cost, and cost more than the idle process.
import { get } from "node:http";

const HELP = `Asks a process how it is, and prints its answer, or why there is none.

  rollcall health http://127.0.0.1:3000/readyz   ingest, or start: whether it is ready
  rollcall health http://127.0.0.1:9400/readyz   a worker with WORKER_LISTEN

Exits with 0 if it is well, with 1 if it is not, and with 2 if the URL is none.
`;

/** Below the `timeout` of docker-compose.yml, so that the reason is printed before the check is ended. */
const LIMIT_MS = 4_000;

const SLOW = `No answer within ${LIMIT_MS / 1000} s`;

/** Prints a sentence, and sets the exit code. Docker keeps what a health check prints: `docker inspect` shows it. */
function end(code: number, sentence: string): void {
  process.stdout.write(`${sentence}\n`);
  process.exitCode = code;
}

function check(url: string): void {
  const request = get(url, { signal: AbortSignal.timeout(LIMIT_MS) }, (answer) => {
    process.exitCode = answer.statusCode === 200 ? 0 : 1;
    answer.pipe(process.stdout);
    answer.on("error", () => end(1, SLOW));
  });
  request.on("error", (error) => end(1, error.name === "AbortError" ? SLOW : error.message));
}

const [, , url = "--help"] = process.argv;
if (url === "--help" || url === "-h") process.stdout.write(HELP);
else if (URL.canParse(url) && new URL(url).protocol === "http:") check(url);
else end(2, `${JSON.stringify(url)} is no URL such as http://127.0.0.1:3000/readyz.`);
