/** What dialogs that ask for something have in common: the form, the buttons at its foot, and why it did not do. */
import { Button } from 'react-aria-components';
import type { Failure } from '../../../../electron/contract/snapshot/model.ts';

/** The buttons at the foot of a dialog: the one that leads out, then its own. */
export function DialogActs(props: {
  close: () => void;
  leave?: string;
  children?: React.ReactNode;
}): React.ReactNode {
  return (
    <div className="dialog-acts wrap">
      <Button className="button" onPress={props.close}>
        {props.leave ?? 'Cancel'}
      </Button>
      {props.children}
    </div>
  );
}

/** A form with the button that sends it. */
export function DialogForm(props: {
  className: string;
  /** On the button. */
  submit: string;
  isReady?: boolean;
  onSubmit: () => void;
  close: () => void;
  leave?: string;
  ref?: React.Ref<HTMLFormElement>;
  children: React.ReactNode;
}): React.ReactNode {
  const { className, submit, isReady = true, onSubmit, ref, children, ...leaving } = props;
  return (
    <form
      ref={ref}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSubmit();
      }}
    >
      {children}
      <DialogActs {...leaving}>
        <Button className="button button-primary" type="submit" isDisabled={!isReady}>
          {submit}
        </Button>
      </DialogActs>
    </form>
  );
}

/** What went wrong and what to do. */
export function FailureCallout({ failure }: { failure: Failure }): React.ReactNode {
  return (
    <p className="callout" role="alert">
      {failure.message} {failure.nextStep}
    </p>
  );
}
