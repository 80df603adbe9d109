/** For how long the page and the main process of a running app stand still. */
import type { ElectronApplication, Page } from '@playwright/test';

export interface Standstill {
  pageMs: number;
  mainMs: number;
}

/** Starts to look; the returned function gives the longest standstills since the last call, and begins anew. */
export async function watchStandstill(
  app: ElectronApplication,
  page: Page,
): Promise<() => Promise<Standstill>> {
  await page.evaluate(() => {
    Reflect.set(globalThis, 'longest', 0);
    new PerformanceObserver((list) => {
      const tasks = list.getEntries().map(({ duration }) => duration);
      Reflect.set(globalThis, 'longest', Math.max(Reflect.get(globalThis, 'longest'), ...tasks));
    }).observe({ type: 'longtask' });
  });
  // Its own time: a busy machine makes every process wait.
  await app.evaluate(() => {
    Reflect.set(globalThis, 'longest', 0);
    let last = process.cpuUsage();
    setInterval(() => {
      const { user, system } = process.cpuUsage(last);
      last = process.cpuUsage();
      Reflect.set(
        globalThis,
        'longest',
        Math.max(Reflect.get(globalThis, 'longest'), (user + system) / 1_000),
      );
    }, 10);
  });
  const takeLongest = (): number => {
    const longest: number = Reflect.get(globalThis, 'longest');
    Reflect.set(globalThis, 'longest', 0);
    return longest;
  };
  return async () => ({
    pageMs: await page.evaluate(takeLongest),
    mainMs: await app.evaluate(takeLongest),
  });
}
