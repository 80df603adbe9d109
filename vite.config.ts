/** One build for the three places the code runs in: the window, the main process, the preload. */
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { CALLS } from './electron/contract/bridge/calls.ts';
import { LICENSE_REPORT, thirdPartyNotices } from './scripts/packaging/third-party-notices.ts';
import { leftOutTests } from './scripts/test-run/platform-tests.ts';

const repo = import.meta.dirname;
const at = (...parts: string[]): string => join(repo, ...parts);
/** What the runtime itself offers; everything else is bundled, so that a package ships without node_modules. */
const isOfRuntime = (source: string): boolean =>
  source === 'electron' || source.startsWith('node:') || builtinModules.includes(source);

/** What a dependency imports at the start without need, and what it gets instead. */
const REPLACED: readonly { source: RegExp; importer: RegExp; code: string }[] = [
  {
    // conf brings a validator of JSON schemas and a comparison of versions along for those who give it a schema or migrations.
    // This app checks its files and counts their versions itself: both would be a tenth of the main process.
    source: /^(ajv|semver)\b/,
    importer: /\/node_modules\/conf\//,
    code: 'export const Ajv2020 = undefined; export default {};',
  },
  {
    // electron-log could send lines to a server: Node's http takes 22 ms of the start.
    source: /^https?$/,
    importer: /\/node_modules\/electron-log\//,
    code: 'export default {};',
  },
  {
    // Node makes a module of `process` by reading every member of it: 15 ms. The libraries of the settings' file want its
    // default export alone, which is the global.
    source: /^node:process$/,
    importer: /\/node_modules\/(conf|electron-store|atomically|stubborn-fs|env-paths|when-exit)\//,
    code: 'export default globalThis.process;',
  },
];
const REPLACED_ID = '\0replaced ';
const replacedAt = (source: string, importer = ''): number =>
  REPLACED.findIndex((each) => each.source.test(source) && each.importer.test(importer));
const withReplaced: Plugin = {
  name: 'with-replaced',
  enforce: 'pre',
  resolveId: (source, importer) => {
    const at = replacedAt(source, importer);
    return at < 0 ? undefined : `${REPLACED_ID}${at}`;
  },
  load: (id) =>
    id.startsWith(REPLACED_ID) ? REPLACED[Number(id.slice(REPLACED_ID.length))]?.code : undefined,
};

/**
 * Rooms of tests that want a process of their own: their modules or the SDK keep a state, or the process itself is tested.
 * A profile that is used once, for one, is kept by the SDK in the process (session/connecting).
 */
const APART = [
  ...['app', 'aws', 'cli', 'faults', 'hostile', 'ipc', 'lab', 'log'],
  ...['session/connecting', 'settings', 'updates'],
];
/** Rendered in jsdom. */
const VIEWS = 'test/renderer/views/**/*.test.tsx';
const testsIn = (room: string): string => `test/${room}${room === '' ? '' : '/'}**/*.test.{ts,tsx}`;
const LEFT_OUT = ['test/e2e/**', 'node_modules/**', ...leftOutTests().map(({ file }) => file)];

/**
 * What both entries of the main process need at once, in one file instead of forty: each file that a start reads takes time
 * of its own. Nothing in it may need Electron, which the command line in plain Node has not.
 */
const INITIAL = {
  name: 'initial',
  tags: ['$initial' as const],
  test: /\/node_modules\/zod\/|\/electron\/(cache|capabilities|cli|contract|discovery|disk|export(?=\/write-export)|redact|session|settings(?!\/fallback))\//,
};

/** What the entry point needs before the window is opened. Nothing in it may need Electron either. */
const BEFORE_WINDOW = {
  name: 'before-window',
  test: /\/package\.json$|\/electron\/(fallback-runtime|cli\/(arguments|exit)|settings\/user-data|disk\/data-folder|contract\/(json|bridge\/channels))\.ts$/,
  priority: 1,
};

/** What needs Electron in more than one file of the start. */
const WITH_ELECTRON = {
  name: 'with-electron',
  test: /\/electron\/(app\/(about|reach\/chromium)|settings\/fallback-folder)\.ts$/,
};

export default defineConfig(({ mode }) => ({
  root: process.env.VITEST ? repo : at('renderer'),
  plugins: [
    react(),
    withReplaced,
    optimizeLocales.vite({ locales: ['en-US'] }),
    thirdPartyNotices(at('dist'), ['@fontsource-variable/inter']),
  ],
  server: { host: '127.0.0.1', fs: { allow: [repo] } },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        license: { fileName: LICENSE_REPORT },
        emptyOutDir: true,
        target: 'chrome130',
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 2000,
        rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'initial', tags: ['$initial'] }] } } },
      },
    },
    main: {
      consumer: 'server',
      resolve: {
        // The SDK's `browser` and `react-native` builds must not be taken.
        conditions: ['node', 'module', 'import', 'default'],
        // Development leaves dependencies outside: a restart then takes a third of the time.
        noExternal: mode === 'development' ? [] : true,
        external: ['electron'],
      },
      build: {
        outDir: at('dist/main'),
        license: { fileName: LICENSE_REPORT },
        emptyOutDir: true,
        target: 'node20',
        minify: true,

        rolldownOptions: {
          input: {
            main: at('electron/main.ts'),
            'open-app': at('electron/app/open-app.ts'),
            'headless-main': at('electron/headless-main.ts'),
          },
          // A function: a list is looked through before the plugins, which would leave what is replaced outside.
          external: (source, importer) => isOfRuntime(source) && replacedAt(source, importer) < 0,
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            keepNames: true,
            codeSplitting: { groups: [BEFORE_WINDOW, WITH_ELECTRON, INITIAL] },
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      define: { CALL_NAMES: JSON.stringify(Object.keys(CALLS)) },
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: at('dist/preload'),
        license: { fileName: LICENSE_REPORT },
        emptyOutDir: true,
        target: 'chrome130',
        rolldownOptions: {
          input: { preload: at('electron/preload.ts') },
          external: ['electron'],
          // A sandboxed preload is one CommonJS file; `.cjs` because the package is of type module.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  test: {
    // One kind of worker after the other: a worker goes on only with a file of its own project and environment.
    projects: [
      {
        extends: true,
        test: {
          ...{ name: 'apart', include: APART.map(testsIn), exclude: LEFT_OUT },
          sequence: { groupOrder: 0 },
          // Many of them wait for a server of their own, or for a time limit: more than cores can do so side by side.
          maxWorkers: 4,
        },
      },
      // Files of one worker share their modules: it halves the processor time.
      {
        extends: true,
        test: {
          ...{ name: 'views', include: [VIEWS], exclude: LEFT_OUT },
          ...{ isolate: false, sequence: { groupOrder: 1 }, maxWorkers: 2 },
        },
      },
      {
        extends: true,
        test: {
          ...{
            name: 'shared',
            include: [testsIn('')],
            exclude: [...LEFT_OUT, VIEWS, ...APART.map(testsIn)],
          },
          ...{ isolate: false, sequence: { groupOrder: 2 }, maxWorkers: 3 },
        },
      },
    ],
    globalSetup: at('test/helpers/own-temp-folder.ts'),
    // The build has one copy by itself.
    alias: { '@smithy/core/config': at('test/helpers/sdk-config.ts') },
    setupFiles: [at('test/helpers/clean-env.ts'), at('test/helpers/properties.ts')],
    // Only what hangs may reach these limits: a machine with other work is several times slower.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
    passWithNoTests: false,
  },
}));
