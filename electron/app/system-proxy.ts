/** The proxy of the operating system's network settings, its PAC file included. */
import { session } from 'electron';

/** As Chromium answers, which follows changes of the network: `PROXY host:port; DIRECT`. */
export function systemProxy(url: string): Promise<string> {
  return session.defaultSession.resolveProxy(url);
}
