# The bot alone: no sandbox, no tests, nothing that builds. Runs as a user of its own on a tree that nobody may write.

# Generates the Prisma client; Prisma itself stays behind.
FROM node:24-slim AS client
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts/setup scripts/setup
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY prisma/schema.prisma prisma/
RUN node scripts/setup/generate.mjs

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
LABEL org.opencontainers.image.title="海淀工匠选树助手" \
      org.opencontainers.image.licenses="MIT"
# Large buffers that are freed go back to the system (scripts/setup/run.mjs).
ENV NODE_ENV=production \
    MALLOC_TRIM_THRESHOLD_=131072 \
    DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=8080
WORKDIR /app
# A volume that is mounted here for the first time belongs to who runs the bot.
RUN install -d -o node -g node /data /backups
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY src src
COPY cards cards
COPY prisma/migrations prisma/migrations
COPY scripts/*.ts scripts/
COPY --from=client /app/src/store/generated src/store/generated
# Compiled modules are kept per user; afterwards nothing is written beside the code.
RUN install -d -o node -g node node_modules/.cache/haidian
USER node
RUN node scripts/compile.ts
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
