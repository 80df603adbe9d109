/**
 * Makes a call again once what it failed for is settled: a sign-in to the proxy, or more certificates. So neither costs an
 * answer.
 */
import type { Failure } from '../../contract/snapshot/model.ts';
import type { ProxySignIn } from './proxy/proxy-sign-in.ts';
import type { Trust } from './trust/trust.ts';

export class CallRetry {
  private readonly signIn: Pick<ProxySignIn, 'settle'>;
  private readonly trust: Pick<Trust, 'current' | 'widen'>;

  constructor(signIn: Pick<ProxySignIn, 'settle'>, trust: Pick<Trust, 'current' | 'widen'>) {
    this.signIn = signIn;
    this.trust = trust;
  }

  /** The answer of `run`. Its own time limits do not run while the user is asked, or certificates of the system are read. */
  async use<Answer>(
    signal: AbortSignal,
    run: () => Promise<Answer>,
    failureOf: (answer: Answer) => Failure | undefined,
  ): Promise<Answer> {
    for (;;) {
      const { version } = this.trust.current();
      const answer = await run();
      const failure = failureOf(answer);
      if (failure === undefined || !(await this.isMended(failure, version, signal))) return answer;
    }
  }

  private async isMended({ kind }: Failure, version: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (kind === 'proxy') return await this.signIn.settle(signal);
    return kind === 'tls' && (await this.trust.widen(version));
  }
}

/** Of an answer that is a value or a failure. */
export function failureIn(answer: { ok: boolean; failure?: Failure }): Failure | undefined {
  return answer.ok ? undefined : answer.failure;
}
