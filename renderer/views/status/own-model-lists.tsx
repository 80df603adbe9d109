/** The four lists of one region; one may be denied while the others are shown. */
import {
  callabilityOf,
  OWN_MODEL_KINDS,
  type OwnModel,
  type OwnModelKind,
  type OwnModelList,
  type OwnModels,
} from '../../../electron/contract/snapshot/own-models.ts';
import { CopyButton } from '../controls/copy-button.tsx';

const TITLES: Record<OwnModelKind, string> = {
  custom: 'Custom models',
  imported: 'Imported models',
  provisioned: 'Provisioned Throughput',
  marketplace: 'Marketplace endpoints',
};

const CALLS: Record<ReturnType<typeof callabilityOf>, string> = {
  callable: 'The ARN can be passed as modelId',
  'needs-throughput': 'Called through its own Provisioned Throughput or deployment',
  'not-now': 'Cannot be called now',
  unknown: 'Unknown whether it can be called',
};

/** Lists in a fixed order; an empty list says so. */
export function OwnModelLists({ models }: { models: OwnModels }): React.ReactNode {
  return OWN_MODEL_KINDS.map((kind) => (
    <section key={kind} className="own-list" aria-label={TITLES[kind]}>
      <h3>{TITLES[kind]}</h3>
      <List list={models.lists[kind]} />
    </section>
  ));
}

function List({ list }: { list: OwnModelList }): React.ReactNode {
  if (list.state === 'failed') {
    return (
      <p className="muted">
        Unknown: {list.failure.message} {list.failure.nextStep}
      </p>
    );
  }
  if (list.models.length === 0) return <p className="muted">None.</p>;
  return (
    <>
      {list.missing === undefined ? null : (
        <p className="muted">
          Not complete: {list.missing.message} {list.missing.nextStep}
        </p>
      )}
      <ul className="stack">
        {list.models.map((model) => (
          <Model key={model.arn} model={model} />
        ))}
      </ul>
    </>
  );
}

function Model({ model }: { model: OwnModel }): React.ReactNode {
  return (
    <li>
      <div>
        <b>{model.name}</b>{' '}
        {model.status === undefined ? null : <span className="muted">{model.status}</span>}{' '}
        <CopyButton text={model.arn} what={`ARN of ${model.name}`} />
      </div>
      <div className="muted">
        {CALLS[callabilityOf(model)]}
        {model.kind === 'imported' ? ', with InvokeModel' : ''}
        {model.modelUnits === undefined ? '' : `; ${model.modelUnits} model units`}
      </div>
      {model.basedOn === undefined ? null : <code className="breaks">{model.basedOn}</code>}
    </li>
  );
}
