/** Named views: save what is shown, apply it, delete it and undo that. */
import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, DialogTrigger, Form, Input, TextField } from 'react-aria-components';
import {
  isApplied,
  MAX_NAME_LENGTH,
  MAX_VIEWS,
  type SavedView,
  withoutView,
  withView,
} from '../../state/view/saved-views.ts';
import { useAtlas, useOverlay, useView } from '../controls/atlas-context.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';
import { WatchToggle } from '../controls/watch-toggle.tsx';

/** The button `Saved views` and its list. */
export function SavedViews(): React.ReactNode {
  const overlay = useOverlay('views');
  return (
    <DialogTrigger {...overlay}>
      <Button className="button button-small" aria-label="Saved views">
        <Bookmark size={13} aria-hidden /> Views
      </Button>
      <PopoverDialog className="saved-views" placement="bottom end" title="Saved views">
        <ViewList close={() => overlay.onOpenChange(false)} />
      </PopoverDialog>
    </DialogTrigger>
  );
}

function ViewList({ close }: { close: () => void }): React.ReactNode {
  const store = useAtlas();
  const views = useView((view) => view.savedViews);
  const filter = useView((view) => view.filter);
  const sort = useView((view) => view.sort);
  const layout = useView((view) => view.layout);
  const cells = useView((view) => view.cells);
  const [deleted, setDeleted] = useState<SavedView>();
  const remove = (view: SavedView): void => {
    store.view.change({ savedViews: withoutView(views, view.name) });
    setDeleted(view);
  };
  return (
    <>
      {views.length === 0 ? (
        <p className="muted">
          A view saves filters, sort order, pins, hidden models and Regions, and what cells show.
        </p>
      ) : (
        <ul className="view-list" aria-label="Saved views">
          {views.map((view) => (
            <li key={view.name} className="row gap-0">
              <Button
                className="view-apply cut"
                aria-current={isApplied(view, { filter, sort, layout, cells })}
                onPress={() => {
                  const { name: _name, ...shown } = view;
                  store.view.change(shown);
                  close();
                }}
              >
                {view.name}
              </Button>
              <WatchToggle watched={{ kind: 'filter', name: view.name, filter: view.filter }} />
              <Button className="icon-button" aria-label={`Delete ${view.name}`} onPress={() => remove(view)}>
                <Trash2 size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="view-undo">
        {deleted === undefined ? null : (
          <>
            Deleted “{deleted.name}”.{' '}
            <Button
              className="link-button"
              onPress={() => {
                store.view.change({ savedViews: withView(views, deleted) });
                setDeleted(undefined);
              }}
            >
              Undo
            </Button>
          </>
        )}
      </p>
      <SaveForm
        isFull={views.length >= MAX_VIEWS}
        save={(name) =>
          store.view.change({ savedViews: withView(views, { name, filter, sort, layout, cells }) })
        }
      />
    </>
  );
}

function SaveForm({ isFull, save }: { isFull: boolean; save: (name: string) => void }): React.ReactNode {
  const [name, setName] = useState('');
  if (isFull)
    return <p className="muted">No more than {MAX_VIEWS} views are kept. Delete one to save another.</p>;
  return (
    <Form
      className="view-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        save(name.trim());
        setName('');
      }}
    >
      <TextField aria-label="Name of the view" value={name} onChange={setName} maxLength={MAX_NAME_LENGTH}>
        <Input autoFocus className="text-input" placeholder="Save the current view as" />
      </TextField>
      <Button type="submit" className="button" isDisabled={name.trim() === ''}>
        Save view
      </Button>
    </Form>
  );
}
