/** The frame of what a button opens beside itself. */
import { use, useId } from 'react';
import { OverlayTriggerStateContext, Popover, type PopoverProps } from 'react-aria-components';

interface Props {
  /** Its heading, and its name; without one the button that opens it names it. */
  title?: string;
  /** Its name where no heading is wanted and the button's name would not do. */
  label?: string;
  className?: string;
  placement: NonNullable<PopoverProps['placement']>;
  children: React.ReactNode | ((close: () => void) => React.ReactNode);
}

/**
 * A dialog inside a `DialogTrigger`. The popover itself is the dialog: react-aria's invisible Dismiss buttons are then
 * inside it, and no control is outside every landmark.
 */
export function PopoverDialog(props: Props): React.ReactNode {
  const { title, label, className = '', placement, children } = props;
  const titleId = useId();
  return (
    <Popover
      className={`popover ${className}`}
      placement={placement}
      {...(title === undefined ? {} : { 'aria-labelledby': titleId })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <Content titleId={titleId} {...(title === undefined ? {} : { title })}>
        {children}
      </Content>
    </Popover>
  );
}

/** Rendered only while it is open. */
function Content({
  title,
  titleId,
  children,
}: Pick<Props, 'title' | 'children'> & { titleId: string }): React.ReactNode {
  const trigger = use(OverlayTriggerStateContext);
  return (
    <div className="dialog">
      {title === undefined ? null : (
        <h2 className="dialog-title" id={titleId}>
          {title}
        </h2>
      )}
      {typeof children === 'function' ? children(() => trigger?.close()) : children}
    </div>
  );
}
