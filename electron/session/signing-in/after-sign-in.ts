/** What follows when the user has signed in: the source connects, and a scan that the session's end had stopped goes on. */
import type { AppEvent } from '../../contract/bridge/api.ts';
import type { Atlas } from '../atlas.ts';

export async function renewed(
  atlas: Pick<Atlas, 'facts' | 'source'>,
  publish: (event: AppEvent) => void,
): Promise<void> {
  await atlas.source.renew();
  const { connection, state } = atlas.facts;
  const isStopped = state?.scan.phase === 'idle' && state.scan.failure?.kind === 'expired-credentials';
  // Only the window knows which models it shows, of which access may be asked for.
  if (isStopped && connection?.status === 'connected') publish({ type: 'command', command: 'rescan' });
}
