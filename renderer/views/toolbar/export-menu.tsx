/** Saves the matrix as a file: what is shown, or everything. */
import { Download } from 'lucide-react';
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { cellMode } from '../../../electron/contract/cell-modes.ts';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS, hasCells } from '../../../electron/contract/export/formats.ts';
import { SETTINGS } from '../../../electron/contract/settings/settings.ts';
import { counted } from '../../../electron/contract/text.ts';
import { shownPart, tableCells } from '../../state/export/exporting.ts';
import type { ShownMatrix } from '../../state/matrix/model/shown-matrix.ts';
import { useAtlas, useData, useView, useVisible } from '../controls/atlas-context.tsx';
import { EXPORT_ID } from '../controls/window-focus.ts';

const ONLY_VIEW = 'only-view';

/** The button `Export` with a menu of formats, and whether they hold the view alone if less than everything is shown. */
export function ExportMenu(): React.ReactNode {
  return (
    <MenuTrigger>
      <Button className="button" id={EXPORT_ID}>
        <Download size={14} aria-hidden /> Export
      </Button>
      <Popover className="popover" placement="bottom end">
        <Formats />
      </Popover>
    </MenuTrigger>
  );
}

/** Rendered while the menu is open: letters typed into the search do not render it. */
function Formats(): React.ReactNode {
  const store = useAtlas();
  const visible = useVisible();
  const view = useView((state) => state);
  const isViewOnly =
    useData(({ settings }) => settings?.exportPart ?? SETTINGS.exportPart.initial) === 'view';
  const part = shownPart(visible, view);
  const cellsHint = useCellsHint();
  return (
    <Menu className="menu" aria-label="Export">
      <MenuSection aria-label="Format">
        {EXPORT_FORMAT_NAMES.map((format) => (
          <MenuItem
            key={format}
            id={format}
            className="menu-item"
            textValue={EXPORT_FORMATS[format].label}
            onAction={() => void store.exportMatrix(format, isViewOnly ? part : undefined)}
          >
            <Text slot="label">{EXPORT_FORMATS[format].label}</Text>
            <Text slot="description" className="hint">
              {EXPORT_FORMATS[format].hint}
              {hasCells(format) ? cellsHint : ''}
            </Text>
          </MenuItem>
        ))}
      </MenuSection>
      {part === undefined ? null : (
        <MenuSection
          aria-label="What is exported"
          selectionMode="multiple"
          selectedKeys={isViewOnly ? [ONLY_VIEW] : []}
          onSelectionChange={(keys) => {
            const isWanted = keys === 'all' || keys.has(ONLY_VIEW);
            void store.calls.saveSettings({ exportPart: isWanted ? 'view' : 'everything' });
          }}
          shouldCloseOnSelect={false}
        >
          <MenuItem id={ONLY_VIEW} className="menu-item" textValue="Only what is shown">
            <Text slot="label">Only what is shown</Text>
            <Text slot="description" className="hint">
              {sizeOf(visible)}; else everything, each id alone
            </Text>
          </MenuItem>
        </MenuSection>
      )}
    </Menu>
  );
}

/** What the cells of a table hold, where that is not what the window shows. */
function useCellsHint(): string {
  const cells = useView((state) => state.cells);
  const areAccounts = useData((state) => state.viewing?.accounts !== undefined);
  const held = tableCells(cells, areAccounts);
  if (held === cells) return '';
  const marks = cellMode(cells).marks === true ? '; Export in Changes has the marks' : '';
  return `. Cells hold ${cellMode(held).label}${marks}`;
}

function sizeOf({ models, columns }: ShownMatrix): string {
  return `${counted(models.shown, 'model')}, ${counted(columns.length, 'Region')}`;
}
