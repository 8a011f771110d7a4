# One image for every process of Rollcall: Node, and the package that `npm run build` writes. Which process it is, its command
# says (see docker-compose.yml). Building it takes BuildKit, the default since Docker 23, or Podman.
#
#   docker build --build-arg REVISION=$(git rev-parse HEAD) --build-arg SOURCE=https://git.example.com/rollcall .
#   docker buildx build --platform linux/amd64,linux/arm64 .
#
# NODE_IMAGE may be the same image elsewhere, or at a digest (docs/security.md).
ARG NODE_IMAGE=docker.io/library/node:24-bookworm-slim

FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps apps
COPY packages packages
# The manifests alone, and no empty folder, so that a change of code does not install everything again.
RUN find apps packages -type f ! -name package.json -delete && find apps packages -type d -empty -delete

# JavaScript, the same for every platform, so it is built once, on the builder's own.
FROM --platform=$BUILDPLATFORM ${NODE_IMAGE} AS build
WORKDIR /app
COPY --from=manifests /app .
COPY prisma prisma
COPY prisma.config.ts ./
COPY scripts scripts
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY tsconfig.json .env.example CHANGELOG.md LICENSE README.md ./
COPY samples samples
COPY apps apps
COPY packages packages
ARG REVISION
RUN npm run build --workspace=@rollcall/web && npm run package
# The files of the image in their places. The last stage runs nothing, so that no other platform has to be emulated.
RUN mkdir -p image/usr/local/bin && mv dist/rollcall image/app && chmod 755 image/app/lib/rollcall.js \
  && ln -s /app/lib/rollcall.js image/usr/local/bin/rollcall
COPY ops/simulated/pacing.yaml image/app/ops/simulated/

FROM ${NODE_IMAGE}
ARG VERSION=0.1.0
ARG REVISION
ARG SOURCE
LABEL org.opencontainers.image.title="Rollcall" \
  org.opencontainers.image.description="Self-hosted bulk e-mail verification that never lies about a mailbox" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.source="${SOURCE}" \
  org.opencontainers.image.licenses="MIT"
# Young garbage is collected 4 MB at a time: by itself V8 takes up to 100 MB more for it, and is no faster for our rows.
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=4
COPY --from=build /app/image /
WORKDIR /app
# The user `node` of the image. Nothing of the product writes to its own folder.
USER 1000:1000
EXPOSE 3000 9400
# Node itself is the first process: it hears SIGTERM, and sessions under way say QUIT.
STOPSIGNAL SIGTERM
CMD ["rollcall", "ingest"]
