/** The account's own models in a region: read when the dialog opens, stored nowhere. */
import { useState } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { regionInfo } from '../../../electron/contract/cells/regions.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { useAtlas, useData, useView } from '../controls/atlas-context.tsx';
import { FailureCallout } from '../controls/forms/dialog-form.tsx';
import { SelectBox } from '../controls/forms/select-box.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { useAnswer } from '../controls/use-answer.ts';
import { OwnModelLists } from './own-model-lists.tsx';

/** The link `Your own models` and its dialog; absent until a region has answered, and where what is shown is no account's answer. */
export function OwnModelsDialog(): React.ReactNode {
  const answered = useData((state) => state.snapshot.regions);
  // A file is read without a request to AWS, and several accounts have no models of their own.
  const isElsewhere = useData((state) => state.viewing !== undefined);
  const regions = Object.keys(answered)
    .filter((region) => ['ok', 'partial'].includes(answered[region]?.state ?? ''))
    .sort();
  if (isElsewhere || regions.length === 0) return null;
  return (
    <DialogTrigger>
      <Button className="link-button">Your own models</Button>
      <ModalFrame title="Your own models">
        <RegionLists regions={regions} />
      </ModalFrame>
    </DialogTrigger>
  );
}

function RegionLists({ regions }: { regions: string[] }): React.ReactNode {
  const store = useAtlas();
  const likely = useLikelyRegion(regions);
  const [region, setRegion] = useState(likely);
  const told = useAnswer(
    async () => ({ of: region, answer: await store.calls.listOwnModels(region) }),
    region,
  );
  const answer = told?.of === region ? told.answer : undefined;
  return (
    <>
      <p className="muted">
        Custom, imported and provisioned models and marketplace endpoints of the account. They are asked for
        now and are in no cache and no export, since their ARNs hold the account number.
      </p>
      <SelectBox
        name="Region"
        className="own-region"
        options={regions.map((id) => ({ id, label: `${id} ${regionInfo(id).name}` }))}
        value={region}
        onChange={setRegion}
      />
      <div role="status">{answer === undefined ? <p>Asking {region}…</p> : null}</div>
      {answer?.ok === true ? <OwnModelLists models={answer.value} /> : null}
      {answer?.ok === false ? <FailureCallout failure={answer.failure} /> : null}
    </>
  );
}

/** The Region that is looked at, else a home Region, else the nearest. */
function useLikelyRegion(regions: readonly RegionCode[]): RegionCode {
  const opened = useView((view) => view.details?.region);
  const home = useData((state) => state.settings?.homeRegions) ?? [];
  const records = useData((state) => state.snapshot.regions);
  const known = [opened, ...home].find((each) => each !== undefined && regions.includes(each));
  if (known !== undefined) return known;
  const medianOf = (region: RegionCode): number => records[region]?.latency?.medianMs ?? Infinity;
  return (
    regions.toSorted((a, b) => (medianOf(a) < medianOf(b) ? -1 : Number(medianOf(a) > medianOf(b))))[0] ?? ''
  );
}
