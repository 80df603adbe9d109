/** Keeps a fault of one view within that view: the others go on. */
import { Component, type ErrorInfo, Fragment } from 'react';
import { MAX_FAULT_LENGTH } from '../../../electron/contract/bridge/api.ts';
import { AtlasContext } from './atlas-context.tsx';

interface Props {
  /** What users call the view. */
  name: string;
  children: React.ReactNode;
}

interface State {
  hasFailed: boolean;
  /** How often the view was loaded again. */
  loads: number;
}

/** Shows its children. When one of them throws while rendering, says so instead, with a way to load the view again. */
export class ViewBoundary extends Component<Props, State> {
  static override contextType: typeof AtlasContext = AtlasContext;
  declare context: React.ContextType<typeof AtlasContext>;
  override state: State = { hasFailed: false, loads: 0 };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const fault = `${this.props.name}: ${text}\n${componentStack ?? ''}`;
    void this.context?.store.calls.noteFault(fault.slice(0, MAX_FAULT_LENGTH));
  }

  override render(): React.ReactNode {
    const { name, children } = this.props;
    const { hasFailed, loads } = this.state;
    if (!hasFailed) return <Fragment key={loads}>{children}</Fragment>;
    // Plain buttons: the views' own may be what failed, and they are not loaded before the first frame.
    return (
      <div role="alert" aria-label={`${name} failed`} className="view-fault wrap">
        <p>
          <b>{name} could not be shown.</b> Everything else goes on, and the data is kept.
        </p>
        <button
          type="button"
          className="button"
          onClick={() => this.setState({ hasFailed: false, loads: loads + 1 })}
        >
          Reload view
        </button>
        <button type="button" className="button" onClick={() => void this.context?.store.copyDiagnostics()}>
          Copy diagnostics
        </button>
      </div>
    );
  }
}
