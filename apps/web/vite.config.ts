import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `vite dev` finds the API: what `npm start` says without a PORT. */
const API_ORIGIN = "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 700,
    // Fonts stay files of their own: a data: URI would be refused by a strict content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The pure packages do nothing when they are loaded: of `address` only the sentences are wanted, not its lists of domains.
      treeshake: { moduleSideEffects: [{ test: /\/packages\/address\//u, sideEffects: false }] },
    },
  },
  server: {
    proxy: {
      "/v1": API_ORIGIN,
      "/livez": API_ORIGIN,
      "/readyz": API_ORIGIN,
    },
  },
});
