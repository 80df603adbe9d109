/** The way to AWS, walked step by step, each with its answer and its time. Pure, over ports. */
import { defined } from '../defined.ts';
import type { Failure } from '../snapshot/model.ts';
import { failureText } from '../text.ts';

/** In their order: the next step is an entry here and its port. */
export const CONNECTION_STEPS = {
  lookup: { label: 'Name lookup', needs: [] },
  connection: { label: 'Connection', needs: ['lookup'] },
  tls: { label: 'Certificate', needs: ['connection'] },
  credentials: { label: 'Credentials', needs: [] },
  identity: { label: 'Identity (AWS STS)', needs: ['credentials'] },
  bedrock: { label: 'Models (Bedrock)', needs: ['tls', 'credentials'] },
} as const satisfies Record<string, { label: string; needs: readonly string[] }>;

export type StepName = keyof typeof CONNECTION_STEPS;

const STEP_NAMES = Object.keys(CONNECTION_STEPS) as StepName[];

/** What a step found, or why it has nothing to find. */
export type StepAnswer =
  | { words: string; ownNames?: readonly string[] }
  | { skipped: string }
  | { failure: Failure };

export interface ConnectionStep {
  name: StepName;
  /** `not-tried`: what it needs has failed. `skipped`: there is nothing to try. */
  state: 'waiting' | 'running' | 'ok' | 'skipped' | 'failed' | 'not-tried';
  /** Holds no secret and no account number. */
  words?: string;
  /** What in the words is named by the user, which diagnostics leave out. */
  ownNames?: readonly string[];
  failure?: Failure;
  tookMs?: number;
}

/** Each settles by itself within its time limit, and never rejects. */
export type ConnectionPorts = Readonly<Record<StepName, (signal: AbortSignal) => Promise<StepAnswer>>>;

/** Hears of each change of the steps. */
export type TellSteps = (steps: ConnectionStep[]) => void;

/** Tries all steps, also those behind one that failed where they do not need it. `tell` hears of each change. */
export async function testConnection(
  ports: ConnectionPorts,
  nowMs: () => number,
  tell: TellSteps,
  signal: AbortSignal,
): Promise<ConnectionStep[]> {
  let steps: ConnectionStep[] = STEP_NAMES.map((name) => ({ name, state: 'waiting' }));
  const put = (step: ConnectionStep): void => {
    steps = steps.map((each) => (each.name === step.name ? step : each));
    tell(steps);
  };
  for (const name of STEP_NAMES) {
    if (signal.aborted || CONNECTION_STEPS[name].needs.some((need) => isMissing(steps, need))) {
      put({ name, state: 'not-tried' });
      continue;
    }
    put({ name, state: 'running' });
    const beganMs = nowMs();
    const answer = await ports[name](signal);
    put(stepOf(name, answer, Math.max(0, nowMs() - beganMs)));
  }
  return steps;
}

/** All steps where the settings cannot work: the failure stands at its step, and nothing was tried. */
export function untriedConnection(failure: Failure): ConnectionStep[] {
  const at: StepName = failure.kind === 'tls' ? 'tls' : 'connection';
  return STEP_NAMES.map((name) =>
    name === at ? { name, state: 'failed', failure } : { name, state: 'not-tried' },
  );
}

function isMissing(steps: readonly ConnectionStep[], need: StepName): boolean {
  return steps.some(({ name, state }) => name === need && (state === 'failed' || state === 'not-tried'));
}

function stepOf(name: StepName, answer: StepAnswer, tookMs: number): ConnectionStep {
  if ('failure' in answer) return { name, state: 'failed', failure: answer.failure, tookMs };
  if ('skipped' in answer) return { name, state: 'skipped', words: answer.skipped };
  const { words, ownNames } = answer;
  return { name, state: 'ok', words, tookMs, ...defined({ ownNames }) };
}

/** Whether all that was tried works; false while it is tried. */
export function works(steps: readonly ConnectionStep[]): boolean {
  return steps.every(({ state }) => state === 'ok' || state === 'skipped');
}

const STATE_WORDS: Readonly<Record<ConnectionStep['state'], string>> = {
  waiting: 'waiting',
  running: 'trying',
  ok: 'works',
  skipped: 'not needed',
  failed: 'failed',
  'not-tried': 'not tried',
};

/** `works`, `failed` and the like. */
export function stateWords({ state }: ConnectionStep): string {
  return STATE_WORDS[state];
}

/** What was answered, as text. */
export function answerWords({ words, failure }: ConnectionStep): string {
  return failure === undefined ? (words ?? '') : failureText(failure);
}

/** One line for a terminal and for the diagnostics. */
export function stepLine(step: ConnectionStep): string {
  const time = step.tookMs === undefined ? '' : `, ${Math.round(step.tookMs)} ms`;
  const words = answerWords(step);
  const { label } = CONNECTION_STEPS[step.name];
  return `${label}: ${stateWords(step)}${time}${words === '' ? '' : `. ${words}`}`;
}
