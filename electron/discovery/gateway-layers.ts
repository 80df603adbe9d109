/** What happens around every call of a gateway, written once for all of its methods. */
import type { RegionCode } from '../contract/snapshot/model.ts';
import { type BedrockGateway, OPERATIONS, type Operation, type Result } from './ports.ts';

/** One call of the gateway, as a layer around it sees it. */
export interface GatewayCall {
  operation: Operation;
  /** Undefined: the call is to no region. */
  region: RegionCode | undefined;
  signal: AbortSignal;
  /** As the method takes them. */
  args: readonly unknown[];
}

/** A layer: calls `run` to make the call, or does not; gives its answer, or a failure of its own. */
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
      const [first] = args;
      const region = typeof first === 'string' ? first : undefined;
      const signal = args.at(-1) as AbortSignal;
      return ask({ operation, region, signal, args }, (gateway) =>
        (gateway[operation] as typeof method)(...args),
      );
    };
    return [operation, method];
  });
  return Object.fromEntries(methods) as BedrockGateway;
}
