/** What happens around every call of a gateway, written once for all of its methods. */
import type { RegionCode } from '../contract/snapshot/model.ts';
import { type BedrockGateway, OPERATIONS, type Operation, type Result } from './ports.ts';

/** One call of the gateway, as a layer around it sees it. */
export interface GatewayCall {
  operation: Operation;
  /** Absent: the call is to no region. */
  region?: RegionCode;
  /** What is asked besides the region: a list and its page, a model. */
  details: readonly unknown[];
  signal: AbortSignal;
}

/** A layer: calls `run` when, and if, the call is to be made, and gives its answer or a failure of its own. */
export type Around = <Answer extends Result<unknown>>(
  call: GatewayCall,
  run: () => Promise<Answer>,
) => Promise<Answer | FailedAnswer>;

type FailedAnswer = Extract<Result<never>, { ok: false }>;

/** The gateway with `around` around each call. */
export function through(gateway: BedrockGateway, around: Around): BedrockGateway {
  return gatewayOf((call, runOn) => around(call, () => runOn(gateway)));
}

/** A gateway that is opened at its first call; `open` is asked at every call and remembers what it opened. */
export function lazy(open: () => Promise<Result<BedrockGateway>>): BedrockGateway {
  return gatewayOf(async (_call, runOn) => {
    const opened = await open();
    return opened.ok ? await runOn(opened.value) : opened;
  });
}

type Ask = (
  call: GatewayCall,
  runOn: (gateway: BedrockGateway) => Promise<Result<unknown>>,
) => Promise<Result<unknown>>;

/** A gateway whose every method goes through `ask`. */
function gatewayOf(ask: Ask): BedrockGateway {
  const methods = OPERATIONS.map((operation) => {
    const method = (...args: [...unknown[], AbortSignal]): Promise<Result<unknown>> => {
      const [region, ...details] = args.slice(0, -1);
      const signal = args.at(-1) as AbortSignal;
      const call = { operation, details, signal, ...(typeof region === 'string' ? { region } : {}) };
      return ask(call, (gateway) => (gateway[operation] as typeof method)(...args));
    };
    return [operation, method];
  });
  return Object.fromEntries(methods) as BedrockGateway;
}
