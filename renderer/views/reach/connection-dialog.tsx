/** The way to AWS, tried step by step: what each step answered, and how long it took. */
import { CircleCheck, CircleDashed, CircleMinus, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import {
  answerWords,
  CONNECTION_STEPS,
  type ConnectionStep,
  stateWords,
  works,
} from '../../../electron/contract/reach/connection-test.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';

/** The dialog `Test connection`. */
export function ConnectionDialog(): React.ReactNode {
  return (
    <ModalFrame title="Test connection" width="list" overlay="connection">
      {(close) => <Content close={close} />}
    </ModalFrame>
  );
}

/** Tries when it opens, and gives up when it closes. */
function Content({ close }: { close: () => void }): React.ReactNode {
  const store = useAtlas();
  const steps = useData((state) => state.connectionTest);
  useEffect(() => {
    void store.calls.testConnection();
    return () => void store.calls.cancelTest();
  }, [store]);
  const isRunning =
    steps.length === 0 || steps.some(({ state }) => state === 'running' || state === 'waiting');
  return (
    <>
      <p className="muted">From this computer to Amazon Bedrock in one Region. Nothing is changed or kept.</p>
      <ol className="steps stack">
        {steps.map((step) => (
          <Step key={step.name} step={step} />
        ))}
      </ol>
      <p role="status">{isRunning ? 'Trying…' : resultWords(steps)}</p>
      <div className="dialog-acts wrap">
        <Button className="button" isDisabled={isRunning} onPress={() => void store.calls.testConnection()}>
          Test again
        </Button>
        <Button className="button" isDisabled={isRunning} onPress={() => void copy(store)}>
          Copy diagnostics
        </Button>
        <Button className="button" onPress={() => store.showOverlay('settings')}>
          Settings…
        </Button>
        <Button className="button button-primary" onPress={close}>
          Close
        </Button>
      </div>
    </>
  );
}

async function copy(store: ReturnType<typeof useAtlas>): Promise<void> {
  if (await store.copyDiagnostics()) store.notify({ kind: 'saved', message: 'Copied the diagnostics.' });
}

function resultWords(steps: readonly ConnectionStep[]): string {
  if (works(steps)) return 'Everything works.';
  const failed = steps.filter(({ state }) => state === 'failed').length;
  if (failed === 0) return 'The test was given up.';
  return failed === 1 ? '1 step failed.' : `${failed} steps failed.`;
}

const ICONS = {
  waiting: CircleDashed,
  running: LoaderCircle,
  ok: CircleCheck,
  skipped: CircleMinus,
  failed: TriangleAlert,
  'not-tried': CircleDashed,
} satisfies Record<ConnectionStep['state'], unknown>;

function Step({ step }: { step: ConnectionStep }): React.ReactNode {
  const Icon = ICONS[step.state];
  return (
    <li className={`step step-${step.state}`}>
      <Icon size={16} aria-hidden />
      <span className="step-name">{CONNECTION_STEPS[step.name].label}</span>
      <span className="step-state">
        {stateWords(step)}
        {step.tookMs === undefined ? '' : `, ${Math.round(step.tookMs)} ms`}
      </span>
      <span className="step-words">{answerWords(step)}</span>
    </li>
  );
}
