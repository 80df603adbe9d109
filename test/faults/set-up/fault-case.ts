/** One row of the fault table. */
import type { RegionState } from '../../../electron/contract/snapshot/model.ts';
import type { Operation } from '../../drivers/good-bedrock.ts';
import type { Reply, SeenRequest } from '../../helpers/servers/protocol-server.ts';

export interface FaultCase {
  name: string;
  /** What goes wrong, in words, where the name does not say it. */
  what?: string;
  /** The faulty region's answer; undefined: the good one. Given anew for every run, so that it may count. */
  fault?: () => (request: SeenRequest) => Reply | undefined;
  /** Where the fault is: in one region (the default), in all, or in the one that has to be enabled. */
  where?: 'one region' | 'every region' | 'the opt-in region';
  /** Not run a second time with nothing known: it takes long, and nothing of it would be shown differently. */
  isLong?: boolean;
  /** So many bytes that writing them holds up the server, which answers for the other regions too. */
  isHuge?: boolean;
  /** The server also speaks for bedrock-mantle, which the other regions do not have. */
  hasMantle?: boolean;
  /** Longest time for one call, in milliseconds; short where the fault is that nothing comes. */
  deadlineMs?: number;
  /** Prepares what only this case needs; gives changes to the environment and the way to undo the rest. */
  setUp?: () => Promise<{ env?: Record<string, string>; undo?: () => unknown }>;
  expect: {
    /** How the faulty region stands afterwards. */
    state: RegionState;
    /** What its cells are made from: this scan's answer, or the last good one. */
    cells: 'fresh' | 'last good answer';
    /** Access of its cells, `allowed` unless said. */
    access?: 'allowed' | 'unknown' | 'mixed';
    /** What is said about the region, or about the scan. */
    message?: RegExp;
    exit: 0 | 2 | 3;
    /** The faulty region answers last: every other region must be through before. */
    isSlow?: boolean;
  };
  /** More to check in the faulty region's part of the document. */
  check?: (region: FaultyRegion) => void;
}

/** The faulty region as a script reads it. */
export interface FaultyRegion {
  models: Record<string, Record<string, unknown>>;
  error?: { kind: string; message: string };
  incomplete: readonly string[];
  stderr: string;
  /** Requests to the faulty region, by operation. */
  asked: Record<Operation, number>;
}
