# One image for every process of Rollcall: which one it is, its command says (see docker-compose.yml). Building it takes
# BuildKit, the default since Docker 23, or Podman.

FROM node:24-bookworm-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps apps
COPY packages packages
# The manifests alone, and no empty folder, so that a change of code does not install everything again.
RUN find apps packages -type f ! -name package.json -delete && find apps packages -type d -empty -delete

# Everything, to generate the database client and to build the web app.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY --from=manifests /app .
COPY prisma prisma
COPY prisma.config.ts ./
COPY scripts scripts
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY apps apps
COPY packages packages
RUN npm run build --workspace=@rollcall/web
# The next stage has node_modules of its own; tests and benchmarks are not for production.
RUN rm -rf apps/*/node_modules packages/*/node_modules \
  && find apps packages \( -name '*.test.ts' -o -name testing -o -name bench -o -name fuzz \) -prune -exec rm -rf {} +

# What runs. The embedded PostgreSQL is optional, and has no place beside a real one.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY --from=manifests /app .
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund \
  --workspace=@rollcall/ingest --workspace=@rollcall/worker --workspace=@rollcall/cli
# Prisma brings query compilers for five databases in several forms, of which one is used; maps and types are for editors.
RUN find node_modules/@prisma/client/runtime -name 'query_compiler_*' ! -name 'query_compiler_fast_bg.postgresql.*mjs' -delete \
  && find node_modules \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:24-bookworm-slim
# Young garbage is collected 4 MB at a time: by itself V8 takes up to 100 MB more for it, and is no faster for our rows.
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=4
WORKDIR /app
COPY --from=dependencies /app .
COPY package.json LICENSE .env.example ./
COPY prisma prisma
COPY samples samples
COPY ops ops
COPY --from=build /app/packages packages
COPY --from=build /app/apps/ingest apps/ingest
COPY --from=build /app/apps/worker apps/worker
COPY --from=build /app/apps/cli apps/cli
COPY --from=build /app/apps/web/dist apps/web/dist
# The user `node` of the image. Nothing of the product writes to its own folder.
USER 1000:1000
EXPOSE 3000 9400
# Node itself is the first process: it hears SIGTERM, and sessions under way say QUIT.
STOPSIGNAL SIGTERM
CMD ["node", "apps/ingest/src/main.ts"]
