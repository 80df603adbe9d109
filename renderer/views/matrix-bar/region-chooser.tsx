/** Chooses which regions the matrix shows, and pins regions. */
import { Columns3, House, Pin } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, DialogTrigger, Switch, ToggleButton } from 'react-aria-components';
import type { RegionGroup } from '../../../electron/contract/cells/regions.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import type { Column } from '../../state/rows/column.ts';
import { FIRST_LAYOUT, type Layout, showRegions, togglePinnedRegion } from '../../state/view/layout.ts';
import { useAtlas, useData, useMatrix, useOverlay, useView } from '../controls/atlas-context.tsx';
import { CheckBox } from '../controls/forms/fields.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';
import { WatchToggle } from '../controls/watch-toggle.tsx';

/** The button `Regions` with check boxes by group, a pin for each region, and what pins can ask for. */
export function RegionChooser(): React.ReactNode {
  const store = useAtlas();
  const matrix = useMatrix();
  const layout = useView((view) => view.layout);
  const overlay = useOverlay('regions');
  const shown = matrix.columns.filter(({ region }) => !layout.hiddenRegions.includes(region));
  return (
    <DialogTrigger {...overlay}>
      <Button className="button button-small">
        <Columns3 size={13} aria-hidden /> Regions {shown.length === 0 ? '' : shown.length}
      </Button>
      <PopoverDialog className="region-chooser" placement="bottom end" title="Regions in the matrix">
        <Switch
          className="switch"
          isSelected={layout.onlyFromPinned}
          isDisabled={layout.pinnedRegions.length === 0}
          onChange={(onlyFromPinned) => store.view.changeLayout((old) => ({ ...old, onlyFromPinned }))}
        >
          <span className="switch-track" aria-hidden />
          Callable from my pinned Regions
        </Switch>
        <div className="region-groups">
          {groupsOf(matrix.columns).map(([group, columns]) => (
            <Group key={group} group={group} columns={columns} />
          ))}
        </div>
        <Button className="button" onPress={() => store.view.changeLayout(showAll)}>
          Show all, unpin all
        </Button>
      </PopoverDialog>
    </DialogTrigger>
  );
}

function showAll({ pinnedModels, hiddenModels }: Layout): Layout {
  return { ...FIRST_LAYOUT, pinnedModels, hiddenModels };
}

function Group({ group, columns }: { group: RegionGroup; columns: readonly Column[] }): React.ReactNode {
  const store = useAtlas();
  const hidden = useView((view) => view.layout.hiddenRegions);
  const regions = columns.map(({ region }) => region);
  const shown = regions.filter((region) => !hidden.includes(region)).length;
  const box = useRef<HTMLInputElement>(null);
  const isMixed = shown > 0 && shown < regions.length;
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <fieldset className="check-group" aria-label={group}>
      <CheckBox
        className="check row check-all"
        ref={box}
        label={group}
        checked={shown > 0}
        onChange={() =>
          store.view.changeLayout((layout) => showRegions(layout, regions, shown < regions.length))
        }
      >
        <span className="check-count" aria-hidden>
          {shown} of {regions.length}
        </span>
      </CheckBox>
      {columns.map((column) => (
        <Region key={column.region} column={column} />
      ))}
    </fieldset>
  );
}

function Region({ column: { region, info } }: { column: Column }): React.ReactNode {
  const store = useAtlas();
  const layout = useView((view) => view.layout);
  return (
    <div className="region-line row gap-0">
      <CheckBox
        label={
          <>
            {region} <span className="muted">{info.name === region ? '' : info.name}</span>
          </>
        }
        checked={!layout.hiddenRegions.includes(region)}
        onChange={(isShown) => store.view.changeLayout((old) => showRegions(old, [region], isShown))}
      />
      <ToggleButton
        className="icon-button"
        aria-label={`Pin ${region}`}
        isSelected={layout.pinnedRegions.includes(region)}
        onChange={() => store.view.changeLayout((old) => togglePinnedRegion(old, region))}
      >
        <Pin size={13} aria-hidden />
      </ToggleButton>
      <HomeToggle region={region} />
      <WatchToggle watched={{ kind: 'region', region }} />
    </div>
  );
}

const NO_HOME: readonly RegionCode[] = [];

/** Makes the region one of those that a ranking names first. */
function HomeToggle({ region }: { region: RegionCode }): React.ReactNode {
  const store = useAtlas();
  const home = useData((state) => state.settings?.homeRegions) ?? NO_HOME;
  return (
    <ToggleButton
      className="icon-button"
      aria-label={`Home ${region}`}
      isSelected={home.includes(region)}
      onChange={(isHome) => {
        const others = home.filter((each) => each !== region);
        void store.calls.saveSettings({ homeRegions: isHome ? [...others, region] : others });
      }}
    >
      <House size={13} aria-hidden />
    </ToggleButton>
  );
}

function groupsOf(columns: readonly Column[]): [RegionGroup, Column[]][] {
  const groups = new Map<RegionGroup, Column[]>();
  for (const column of columns) {
    groups.set(column.info.group, [...(groups.get(column.info.group) ?? []), column]);
  }
  return [...groups];
}
