import "./theme/shared-styles.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { makeQueryClient } from "./api/query-client.ts";
import { makeRouter } from "./routes.tsx";
import { FaultBoundary } from "./shell/fault-boundary.tsx";

const root = document.querySelector("#root");
if (root === null) throw new Error("Cannot start: index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <FaultBoundary>
      <QueryClientProvider client={makeQueryClient()}>
        <RouterProvider router={makeRouter()} />
      </QueryClientProvider>
    </FaultBoundary>
  </StrictMode>,
);
