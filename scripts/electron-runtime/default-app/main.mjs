/**
 * What `electron FOLDER [args]` runs first: the part of Electron's own default app that starts an app from a folder
 * or a file. It has to be a module with a top-level await: Electron holds back `ready` until it has finished, so
 * the app can still register its schemes.
 */
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { app } from 'electron';

const { file, modules, print } = readArguments(process.argv.slice(1));
if (print !== undefined) {
  console.log(print);
  process.exit(0);
}
if (file === undefined) {
  console.error('Usage: electron [options] FOLDER [args]');
  process.exit(1);
}
if (modules.length > 0) Module._preloadModules(modules);
if (app.commandLine.hasSwitch('inspect') && app.commandLine.hasSwitch('remote-debugging-port'))
  holdReadyForHarness();
await start(resolve(file));

function readArguments(args) {
  const modules = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === '--version' || arg === '-v') return { modules, print: `v${process.versions.electron}` };
    if (arg === '--abi' || arg === '-a') return { modules, print: process.versions.modules };
    if (arg.startsWith('--app=')) return { modules, file: arg.slice('--app='.length) };
    if (arg === '--require' || arg === '-r') {
      index += 1;
      modules.push(args[index]);
    } else if (!arg.startsWith('-')) return { modules, file: arg };
  }
  return { modules };
}

async function start(path) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  try {
    const manifest = join(path, 'package.json');
    const isFolder = existsSync(manifest);
    if (isFolder) introduce(JSON.parse(readFileSync(manifest, 'utf8')));
    const entry = Module._resolveFilename(path, null, true);
    app.setAppPath(isFolder ? path : dirname(entry));
    await import(pathToFileURL(entry).href);
  } catch (error) {
    console.error('App threw an error during load');
    console.error(error instanceof Error ? error.stack : error);
    throw error;
  }
}

function introduce(manifest) {
  if (manifest.version) app.setVersion(manifest.version);
  const name = manifest.productName ?? manifest.name;
  if (name) app.name = name;
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  if (manifest.v8Flags) setFlagsFromString(manifest.v8Flags);
}

/**
 * Playwright attaches to the browser while the app starts. If the first page is committed at that moment, both
 * wait for each other for ever (about one start in thirty). So `ready` is held back until Playwright has attached,
 * for ten seconds at the most.
 */
function holdReadyForHarness() {
  const ready = app.whenReady();
  const emit = app.emit.bind(app);
  let readyArguments = [];
  let isReady = false;
  let go;
  const held = new Promise((resolve) => {
    go = resolve;
  });
  app.emit = (event, ...args) => {
    if (event !== 'ready' || isReady) return emit(event, ...args);
    readyArguments = args;
    return app.listenerCount('ready') > 0;
  };
  app.isReady = () => isReady;
  app.whenReady = () => held;
  const release = async () => {
    await ready;
    if (isReady) return;
    isReady = true;
    go();
    emit('ready', ...readyArguments);
  };
  // The name that Playwright calls once it is connected.
  globalThis.__playwright_run = release;
  setTimeout(release, 10_000).unref();
}
