/** What a test starts and leaves open: servers, proxies, gateways, sessions. */
import { onTestFinished } from 'vitest';

/** Closed when the test ends, however it does. */
export async function closedWithTest<Opened extends { close(): unknown }>(
  opening: Promise<Opened>,
): Promise<Opened> {
  const opened = await opening;
  onTestFinished(async () => {
    await opened.close();
  });
  return opened;
}
