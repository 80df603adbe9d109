/** Memory, handles and listeners of both processes, read from outside while the app runs. */
import type { ElectronApplication, Page } from '@playwright/test';
import { treeMegabytes } from '../bench/process-memory.ts';
import { NAMES_FUNCTIONS } from '../windows.ts';

/** One reading, after both heaps were collected. */
export interface Reading {
  scan: number;
  /** How long the last scan took. */
  seconds: number;
  mainHeapBytes: number;
  mainExternalBytes: number;
  /** Timers, sockets and the like that keep the main process's event loop going. */
  resources: number;
  /** File descriptors of the main process; 0 where the system does not list them. */
  openFiles: number;
  /** Listeners on the process, the app, IPC and the window. */
  mainListeners: number;
  windowHeapBytes: number;
  windowNodes: number;
  windowListeners: number;
  /** Resident memory of all processes; undefined where the system does not tell. */
  treeMegabytes: number | undefined;
}

export interface Gauge {
  read(scan: number, seconds: number): Promise<Reading>;
}

/** Attaches to the window's process once, so that reading adds nothing. */
export async function openGauge(app: ElectronApplication, page: Page): Promise<Gauge> {
  await app.evaluate(NAMES_FUNCTIONS);
  await page.evaluate(NAMES_FUNCTIONS);
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('Performance.enable');
  return {
    async read(scan, seconds) {
      await inspector.send('HeapProfiler.collectGarbage');
      const { metrics } = await inspector.send('Performance.getMetrics');
      const metric = (name: string): number =>
        metrics.find((each) => each.name === name)?.value ?? Number.NaN;
      return {
        scan,
        seconds,
        ...(await readMain(app)),
        windowHeapBytes: metric('JSHeapUsedSize'),
        windowNodes: metric('Nodes'),
        windowListeners: metric('JSEventListeners'),
        treeMegabytes: treeMegabytes(app.process().pid ?? 0),
      };
    },
  };
}

type MainReading = Pick<
  Reading,
  'mainHeapBytes' | 'mainExternalBytes' | 'resources' | 'openFiles' | 'mainListeners'
>;

async function readMain(app: ElectronApplication): Promise<MainReading> {
  return await app.evaluate(({ app: own, BrowserWindow, ipcMain }) => {
    const built = process.getBuiltinModule;
    built('node:v8').setFlagsFromString('--expose-gc');
    const collect = built('node:vm').runInNewContext('gc') as () => void;
    collect();
    const { heapUsed, external } = process.memoryUsage();
    const contents = BrowserWindow.getAllWindows().map((window) => window.webContents);
    const emitters: NodeJS.EventEmitter[] = [process, own, ipcMain, ...contents];
    const listenersOf = (emitter: NodeJS.EventEmitter): number =>
      emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
    const fs = built('node:fs');
    return {
      mainHeapBytes: heapUsed,
      mainExternalBytes: external,
      resources: process.getActiveResourcesInfo().length,
      openFiles: fs.existsSync('/proc/self/fd') ? fs.readdirSync('/proc/self/fd').length : 0,
      mainListeners: emitters.reduce((sum, emitter) => sum + listenersOf(emitter), 0),
    };
  });
}
