/** Attaches to an app that was started without a harness, through Chromium's own DevTools port. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';

const STARTED_WITHIN_MS = 60_000;
const POLL_MS = 100;
/** Attaching while the page commits hung one start in twenty: it is then begun anew. */
const ATTACHED_WITHIN_MS = 10_000;

/** Resolves when the app's first page has its title. */
export async function pageShown(address: string): Promise<void> {
  const list = `http://${new URL(address).host}/json/list`;
  const deadline = Date.now() + STARTED_WITHIN_MS;
  for (;;) {
    const targets = (await (await fetch(list)).json()) as { type: string; title: string; url: string }[];
    if (targets.some(({ type, title, url }) => type === 'page' && title !== '' && title !== url)) return;
    if (Date.now() > deadline) throw new Error('The app showed no page.');
    await delay(POLL_MS);
  }
}

/** The first page; rejects when it cannot be attached to within a minute. */
export async function attach(address: string): Promise<Page> {
  const deadline = Date.now() + STARTED_WITHIN_MS;
  for (;;) {
    const connected = chromium.connectOverCDP(address, { timeout: ATTACHED_WITHIN_MS });
    const page = (await connected.catch(() => undefined))?.contexts()[0]?.pages()[0];
    if (page !== undefined) return page;
    if (Date.now() > deadline) throw new Error('The page of the app could not be attached to.');
  }
}

/** Where the app listens, once it says so. */
export function devToolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void => reject(new Error(`The app ${why}:\n${said}`));
    const timer = setTimeout(() => fail('opened no DevTools port'), STARTED_WITHIN_MS);
    child.once('error', reject);
    child.once('exit', (code) => fail(`ended at once (exit ${code})`));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000);
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
