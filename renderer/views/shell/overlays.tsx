/** What can lie over the window, whatever it shows: dialogs, and the target of a dropped file. */
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { MAX_EXPORT_BYTES } from '../../../electron/contract/bounds.ts';
import type { OpenedFile } from '../../../electron/contract/bridge/api.ts';
import { decodeText } from '../../../electron/contract/import/text-encoding.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { AccountsDialog } from '../accounts/accounts-dialog.tsx';
import { useAtlas } from '../controls/atlas-context.tsx';
import { AboutDialog } from '../dialogs/about-dialog.tsx';
import { CheatSheet } from '../dialogs/cheat-sheet.tsx';
import { CommandPalette } from '../dialogs/command-palette.tsx';
import { CompareWithDialog } from '../dialogs/compare-with-dialog.tsx';
import { EndpointsDialog } from '../dialogs/endpoints-dialog.tsx';
import { LiveDialog } from '../dialogs/live-dialog.tsx';
import { ProveDialog } from '../proofs/prove-button.tsx';
import { CodeDialog } from '../reach/code-dialog.tsx';
import { ConnectionDialog } from '../reach/connection-dialog.tsx';
import { ProxyDialog } from '../reach/proxy-dialog.tsx';
import { SettingsDialog } from '../reach/settings-dialog.tsx';
import { SignInDialog } from '../sign-in/sign-in-dialog.tsx';
import { StartUrlDialog } from '../sign-in/start-url-form.tsx';
import { ApiKeyDialog } from '../sources/api-key-dialog.tsx';

/** All of them, closed until they are asked for. */
export function Overlays(): React.ReactNode {
  return (
    <>
      <CommandPalette />
      <CheatSheet />
      <AboutDialog />
      <LiveDialog />
      <CompareWithDialog />
      <AccountsDialog />
      <EndpointsDialog />
      <ProveDialog />
      <ConnectionDialog />
      <CodeDialog />
      <ApiKeyDialog />
      <SettingsDialog />
      <StartUrlDialog />
      <SignInDialog />
      <ProxyDialog />
      <DropTarget />
    </>
  );
}

/** Takes an exported file that is dropped anywhere on the window. For the pointer only: the keyboard has Ctrl+O. */
function DropTarget(): React.ReactNode {
  const store = useAtlas();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void show(store, file);
    };
    const stop = new AbortController();
    window.addEventListener('dragover', onDragOver, stop);
    window.addEventListener('dragleave', onDragLeave, stop);
    window.addEventListener('drop', onDrop, stop);
    return () => stop.abort();
  }, [store]);
  if (!isOver) return null;
  return (
    <div className="drop-target" aria-hidden>
      <p className="row">
        <FileDown size={18} /> Drop a JSON export to view it, read-only
      </p>
    </div>
  );
}

async function show(store: AtlasStore, file: File): Promise<void> {
  if (file.size > MAX_EXPORT_BYTES) {
    store.report({
      kind: 'bad-input',
      message: `${file.name} is larger than any export of Bedrock Atlas.`,
      nextStep: 'Drop a file made by Export › JSON.',
    });
    return;
  }
  try {
    await store.opening.show(textIn(file), file);
  } catch {
    store.report({
      kind: 'disk',
      message: `${file.name} could not be read.`,
      nextStep: 'What is shown is unchanged. If it is a folder, drop the file in it.',
    });
  }
}

async function textIn(file: File): Promise<OpenedFile> {
  return { name: file.name, text: decodeText(new Uint8Array(await file.arrayBuffer())) };
}
