# The command line of Bedrock Atlas in plain Node, for schedulers: docs/fleet.md. The window is not in it.
#   docker build -t bedrock-atlas .
#   docker run --rm bedrock-atlas --sample-data --export - > sample.json

FROM node:22-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# Nothing that is built here has an install script: Electron's own download is left out.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:22-slim
WORKDIR /opt/bedrock-atlas
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/dist/main ./dist/main
# Settings, cache and kept scans: mount a volume to keep them.
RUN mkdir /data && chown node /data
ENV XDG_CONFIG_HOME=/data
USER node
# The user's folder, where relative exports land.
WORKDIR /data
ENTRYPOINT ["node", "/opt/bedrock-atlas/dist/main/headless-main.js"]
