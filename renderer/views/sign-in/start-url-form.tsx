/** Asks where an organisation's IAM Identity Center is, for who has no profile yet. */
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { builtInRegions, isRegionCode } from '../../../electron/contract/cells/regions.ts';
import { type SignInPlace, startUrlOf } from '../../../electron/contract/reach/sign-in-state.ts';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';

const PARTITIONS = ['aws', 'aws-us-gov', 'aws-eusc', 'aws-cn'];

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
  const [listId, urlId, regionId] = [useId(), useId(), useId()];
  const url = startUrlOf(startUrl);
  const code = region.trim();
  const urlProblem = isTried && url === undefined;
  const regionProblem = isTried && !isRegionCode(code);
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (url !== undefined && isRegionCode(code)) signIn({ startUrl: url, region: code });
      }}
    >
      {before === undefined ? null : (
        <p className="callout" role="alert">
          {before.failure.message} {before.failure.nextStep}
        </p>
      )}
      <p className="muted">
        Your browser opens for the sign-in. Then you choose an account and a role, which become a profile for
        this app, the AWS CLI and other tools.
      </p>
      <label className="sign-in-field">
        <span>Start URL</span>
        <input
          className="text-input"
          type="text"
          placeholder="https://my-company.awsapps.com/start"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the first of the two things that the dialog asks for.
          autoFocus
          value={startUrl}
          onChange={(event) => setStartUrl(event.target.value)}
          aria-invalid={urlProblem}
          aria-describedby={urlId}
        />
      </label>
      <p id={urlId} role="alert" className="warn">
        {urlProblem ? 'This is no start URL: it looks like https://my-company.awsapps.com/start.' : ''}
      </p>
      <label className="sign-in-field">
        <span>Region of IAM Identity Center</span>
        <input
          className="text-input"
          type="text"
          placeholder="eu-west-1"
          spellCheck={false}
          list={listId}
          value={region}
          onChange={(event) => setRegion(event.target.value)}
          aria-invalid={regionProblem}
          aria-describedby={regionId}
        />
      </label>
      <p id={regionId} role="alert" className="warn">
        {regionProblem ? 'This is no code of a Region, such as eu-west-1.' : ''}
      </p>
      <datalist id={listId}>
        {PARTITIONS.flatMap(builtInRegions).map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <div className="dialog-acts">
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <Button className="button button-primary" type="submit">
          Sign in
        </Button>
      </div>
    </form>
  );
}
