import "./theme/shared-styles.ts";
import { QueryClientProvider, QueryClient } from "@tanstack/react-query";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { makeRouter } from "./routes.tsx";
import { FaultBoundary } from "./shell/faults.tsx";
import { ApiProblem } from "./api/problem.ts";

const RETRIES = 2;

/** Retries network errors and server faults, but not refusals. */
function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2000,
        retry: (failures, error) => failures < RETRIES && mayPass(error),
      },
    },
  });
}

function mayPass(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;
}

const root = document.querySelector("#root");
if (root === null) throw new Error("Cannot start: index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <FaultBoundary>
      <I18nProvider locale="en">
        <QueryClientProvider client={makeQueryClient()}>
          <RouterProvider router={makeRouter()} />
        </QueryClientProvider>
      </I18nProvider>
    </FaultBoundary>
  </StrictMode>,
);
