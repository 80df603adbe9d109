/** Asks where an organisation's IAM Identity Center is, for who has no profile yet. */
import { useId, useState } from 'react';
import { builtInRegions, isRegionCode } from '../../../electron/contract/cells/regions.ts';
import { type SignInPlace, startUrlOf } from '../../../electron/contract/reach/sign-in-state.ts';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { DialogForm, FailureCallout } from '../controls/forms/dialog-form.tsx';
import { TextField } from '../controls/forms/fields.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';

const PARTITIONS = ['aws', 'aws-us-gov', 'aws-eusc', 'aws-cn'];
const NO_START_URL = 'This is no start URL: it looks like https://my-company.awsapps.com/start.';

/** The dialog `Sign in with IAM Identity Center`. */
export function StartUrlDialog(): React.ReactNode {
  const store = useAtlas();
  return (
    <ModalFrame title="Sign in with IAM Identity Center" overlay="sign-in">
      {(close) => (
        <StartUrlForm
          close={close}
          signIn={(place) => {
            store.showOverlay('none');
            void store.calls.signIn(place);
          }}
        />
      )}
    </ModalFrame>
  );
}

/** `before`: what was typed, and why it did not do. */
export function StartUrlForm(props: {
  close: () => void;
  signIn: (place: SignInPlace) => void;
  before?: { place: SignInPlace; failure: Failure };
}): React.ReactNode {
  const { close, signIn, before } = props;
  const [startUrl, setStartUrl] = useState(before?.place.startUrl ?? '');
  const [region, setRegion] = useState(before?.place.region ?? '');
  const [isTried, setTried] = useState(false);
  const listId = useId();
  const url = startUrlOf(startUrl);
  const code = region.trim();
  return (
    <DialogForm
      className="sign-in stack gap-6"
      submit="Sign in"
      onSubmit={() => {
        setTried(true);
        if (url !== undefined && isRegionCode(code)) signIn({ startUrl: url, region: code });
      }}
      close={close}
    >
      {before === undefined ? null : <FailureCallout failure={before.failure} />}
      <p className="muted">
        Your browser opens for the sign-in. Then you choose an account and a role, which become a profile for
        this app, the AWS CLI and other tools.
      </p>
      <TextField
        label="Start URL"
        placeholder="https://my-company.awsapps.com/start"
        // The first of the two things that the dialog asks for.
        autoFocus
        value={startUrl}
        onChange={setStartUrl}
        problem={isTried && url === undefined ? NO_START_URL : null}
      />
      <TextField
        label="Region of IAM Identity Center"
        placeholder="eu-west-1"
        list={listId}
        value={region}
        onChange={setRegion}
        problem={isTried && !isRegionCode(code) ? 'This is no code of a Region, such as eu-west-1.' : null}
      />
      <datalist id={listId}>
        {PARTITIONS.flatMap(builtInRegions).map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </DialogForm>
  );
}
