/** Saves the matrix as a file: what is shown, or everything. */
import { Download } from 'lucide-react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components';
import type { ExportView } from '../../../electron/contract/export/export-format.ts';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '../../../electron/contract/export/formats.ts';
import { counted } from '../../../electron/contract/text.ts';
import { shownPart } from '../../state/store/exporting.ts';
import { useAtlas, useData, useView, useVisible } from '../controls/atlas-context.tsx';
import { EXPORT_ID } from '../controls/window-focus.ts';

/** The button `Export` with a menu of formats; twice, if less than everything is shown. */
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
  const visible = useVisible();
  const view = useView((state) => state);
  const areAccounts = useData((state) => state.viewing?.accounts !== undefined);
  const part = areAccounts ? undefined : shownPart(visible, view);
  return (
    <Menu className="menu" aria-label="Export">
      {part === undefined ? null : <Section part={part} title={titleOf(part)} />}
      <Section part={undefined} title={part === undefined ? undefined : 'Everything'} />
    </Menu>
  );
}

function titleOf({ models, regions }: ExportView): string {
  return `This view: ${counted(models.length, 'model')}, ${counted(regions.length, 'Region')}`;
}

function Section(props: { part: ExportView | undefined; title: string | undefined }): React.ReactNode {
  const store = useAtlas();
  const { part, title } = props;
  return (
    <MenuSection aria-label={title ?? 'Everything'}>
      {title === undefined ? null : <Header className="menu-hint menu-title">{title}</Header>}
      {EXPORT_FORMAT_NAMES.map((format) => (
        <MenuItem
          key={format}
          id={`${part === undefined ? 'all' : 'view'}-${format}`}
          className="menu-item"
          textValue={EXPORT_FORMATS[format].label}
          onAction={() => void store.exportMatrix(format, part)}
        >
          <Text slot="label">{EXPORT_FORMATS[format].label}</Text>
          <Text slot="description" className="menu-hint">
            {EXPORT_FORMATS[format].hint}
          </Text>
        </MenuItem>
      ))}
    </MenuSection>
  );
}
