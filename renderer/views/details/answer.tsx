/** The first lines of the details: one sentence that can be acted on, and where to check it. */
import { ExternalLink, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Notice } from '../../../electron/contract/bridge/api.ts';
import { type Cell, hasEnded } from '../../../electron/contract/cells/availability.ts';
import { partitionOf } from '../../../electron/contract/cells/regions.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { counted } from '../../../electron/contract/text.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import type { WantedRoute } from '../../state/rows/wanted-routes.ts';
import { answerIn, sentenceOf } from '../../state/words/answer-text.ts';
import { replacementText } from '../../state/words/cell-text.ts';
import { type NextStep, noAnswer } from '../../state/words/no-answer.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { CopyButton } from '../controls/copy-button.tsx';

const SENTENCE_ID = 'answer-sentence';

/** What is said of the region that was chosen, or of the best one under the filters. */
export function AnswerSection(props: {
  row: ModelRow;
  region: RegionCode;
  isChosen: boolean;
  cell: Cell | undefined;
  route: WantedRoute | undefined;
}): React.ReactNode {
  const { row, region, isChosen, cell, route } = props;
  const snapshot = useData((state) => state.snapshot);
  const network = useData((state) => state.network);
  const answer = answerIn(snapshot, row, region, cell, route, network);
  return (
    <section
      className="answer stack gap-6"
      aria-label="Answer"
      aria-describedby={SENTENCE_ID}
      // Enter in the search and the palette lead here.
      tabIndex={-1}
      data-warning={answer.isWarning ? '' : undefined}
    >
      <p className="hint">{isChosen ? 'Selected Region' : 'Best Region under the current filters'}</p>
      <p className="answer-sentence row gap-6">
        <span id={SENTENCE_ID}>
          {answer.before}
          {answer.id === undefined ? null : <code>{answer.id}</code>}
          {answer.after}
        </span>
        <CopyButton text={sentenceOf(answer)} what="answer" />
      </p>
      {hasEnded(cell) ? null : <ReplacementHint cell={cell} />}
      <AnswerActs region={region} row={row} cell={cell} />
    </section>
  );
}

/** What to move to before a model ends, where a dated page names it; of an ended one the sentence itself says so. */
function ReplacementHint({ cell }: { cell: Cell | undefined }): React.ReactNode {
  const store = useAtlas();
  const text = replacementText(cell?.lifecycle);
  const { replacement } = cell?.lifecycle ?? {};
  if (text === undefined || replacement === undefined) return null;
  return (
    <p className="hint">
      {text}.{' '}
      <Button className="link-button" onPress={() => store.view.openDetails(replacement.modelId)}>
        Show {replacement.name}
      </Button>
    </p>
  );
}

/** Why no Region is answered for, and what to do next. */
export function NoAnswerSection(props: { row: ModelRow; leftOut: readonly RegionCode[] }): React.ReactNode {
  const { row, leftOut } = props;
  const regions = useData((state) => state.snapshot.regions);
  const { text, next } = noAnswer({ regions }, row, leftOut);
  return (
    <section className="answer stack gap-6" aria-label="Answer" data-warning="">
      <p className="hint">No Region to call it from</p>
      <p className="answer-sentence row gap-6">
        <span>{text}</span>
        <CopyButton text={text} what="answer" />
      </p>
      {next === undefined ? null : <NextStepButtons next={next} row={row} />}
    </section>
  );
}

function NextStepButtons({ next, row }: { next: NextStep; row: ModelRow }): React.ReactNode {
  const store = useAtlas();
  const isIdle = useData((state) => state.scan.phase === 'idle' && state.viewing === undefined);
  const button = (words: string, act: () => void, isDisabled = false): React.ReactNode => (
    <Button className="button button-small" isDisabled={isDisabled} onPress={act}>
      {words}
    </Button>
  );
  return (
    <div className="details-acts wrap">
      {next.kind === 'region'
        ? button(`Show ${next.region}`, () => store.view.openDetails(row.modelId, next.region))
        : null}
      {next.kind === 'region' ? button('Clear filters', () => store.view.clearFilters()) : null}
      {next.kind === 'model' ? button(`Show ${next.name}`, () => store.view.openDetails(next.modelId)) : null}
      {next.kind === 'rescan'
        ? button(
            `Rescan ${counted(next.regions.length, 'Region')}`,
            () => void store.rescan([...next.regions]),
            !isIdle,
          )
        : null}
    </div>
  );
}

function AnswerActs(props: { region: RegionCode; row: ModelRow; cell: Cell | undefined }): React.ReactNode {
  const { region, row, cell } = props;
  const store = useAtlas();
  const isIdle = useData((state) => state.scan.phase === 'idle' && state.viewing === undefined);
  const [isChecking, setChecking] = useState(false);
  const link = row.mantleOnly ? undefined : consoleLink(region, row.modelId);
  // Of what bedrock-runtime does not list, only the list of the Region can say something new.
  const isListed = cell?.availability.listed === true;
  const check = async (): Promise<void> => {
    setChecking(true);
    const outcome = await store.calls.checkModel(region, row.modelId);
    setChecking(false);
    if (outcome.ok) store.notify(checkedNotice(row, region));
    else store.report(outcome.failure);
  };
  return (
    <div className="details-acts wrap">
      {link === undefined ? null : (
        <a className="button button-small" href={link} target="_blank" rel="noreferrer">
          <ExternalLink size={13} aria-hidden /> Open in the Bedrock console
        </a>
      )}
      <Button
        className="button button-small"
        isDisabled={!isIdle || isChecking}
        aria-label={isListed ? `Check again in ${region}` : `Rescan ${region}`}
        onPress={() => void (isListed ? check() : store.rescan([region]))}
      >
        <RotateCw size={13} aria-hidden /> {isListed ? 'Check again' : `Rescan ${region}`}
      </Button>
    </div>
  );
}

/** Says what is new and what is not. */
function checkedNotice({ name }: ModelRow, region: RegionCode): Notice {
  return {
    kind: 'info',
    message: `Checked the access to ${name} in ${region} again.`,
    nextStep: 'The lists of the Region are as old as before: Rescan asks for them.',
  };
}

/** The console of each partition. The window opens no other hosts than those of electron/app/window.ts. */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/** The model's page in the catalog of the region; undefined: the partition has no console that is known. */
function consoleLink(region: RegionCode, modelId: ModelId): string | undefined {
  const host = CONSOLES[partitionOf(region)];
  if (host === undefined) return undefined;
  const where = `region=${encodeURIComponent(region)}`;
  return `https://${host}/bedrock/home?${where}#/model-catalog/serverless/${encodeURIComponent(modelId)}`;
}
