# syntax=docker/dockerfile:1
# One image for every process of Rollcall: which one it is, its command says (see docker-compose.yml).

FROM node:24-bookworm-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps apps
COPY packages packages
# The manifests alone, so that a change of code does not install everything again.
RUN find apps packages -type f ! -name package.json -delete

# Everything, to generate the database client and to build the web app.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY --from=manifests /app .
COPY prisma prisma
COPY prisma.config.ts ./
COPY scripts scripts
RUN npm ci --no-audit --no-fund
COPY apps apps
COPY packages packages
RUN npm run build --workspace=@rollcall/web && rm -rf apps/*/node_modules packages/*/node_modules

# What runs. The embedded PostgreSQL is optional, and has no place beside a real one.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY --from=manifests /app .
RUN npm ci --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund \
  --workspace=@rollcall/ingest --workspace=@rollcall/worker --workspace=@rollcall/cli

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
