import { PROVIDERS } from "@rollcall/providers";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { compression, defineAlgorithm } from "vite-plugin-compression2";

/** Where `vite dev` finds the API: what `npm start` says without a PORT. */
const API_ORIGIN = "http://127.0.0.1:3000";

/** Drops React Aria's texts for screen readers in other languages than the app's: it falls back to English. */
const englishOnly: Plugin = {
  name: "english-only",
  enforce: "pre",
  load: (id) => (/\/intl\/\w+\/(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/u.test(id) ? "export default undefined;" : null),
};

/** The app shows providers' names alone: their rules and limits would only make it larger. */
const providerNames: Plugin = {
  name: "provider-names",
  enforce: "pre",
  resolveId: (id) => (id === "@rollcall/providers" ? "\0provider-names" : null),
  load: (id) => {
    if (id !== "\0provider-names") return null;
    const labels = Object.fromEntries(PROVIDERS.map(({ name, label }) => [name, { label }]));
    return `const labels = new Map(Object.entries(${JSON.stringify(labels)}));
      export const findProvider = (name) => labels.get(name) ?? null;`;
  },
};

export default defineConfig({
  plugins: [
    englishOnly,
    providerNames,
    react(),
    // The server sends these files to whom accepts them, and compresses nothing itself.
    compression({
      include: /\.(?:js|css|html|svg|json|webmanifest)$/u,
      threshold: 1_024,
      algorithms: [defineAlgorithm("brotliCompress"), defineAlgorithm("gzip")],
    }),
  ],
  build: {
    target: "es2023",
    // Who has the app has its libraries, and their licences go with them.
    license: { fileName: "licences.md" },
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
