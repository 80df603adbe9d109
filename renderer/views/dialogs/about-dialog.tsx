/** Versions, and the sources of the built-in data. */
import { Info } from 'lucide-react';
import { Button } from 'react-aria-components';
import { PROMPT_CACHING_AS_OF } from '../../../electron/capabilities/prompt-caching.ts';
import { REGION_TABLE_SOURCE } from '../../../electron/contract/cells/regions.ts';
import { dateText } from '../../../electron/contract/text.ts';
import iconUrl from '../../../icons/icon.svg';
import { useAtlas } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { useAnswer } from '../controls/use-answer.ts';
import { FactRows } from '../facts/fact-list.tsx';

export const SAMPLE_RECORDED_ON = '2026-08-22';

/** The button that opens the dialog. */
export function AboutButton(): React.ReactNode {
  const store = useAtlas();
  return (
    <Button
      className="icon-button"
      aria-label="About Bedrock Atlas"
      onPress={() => store.showOverlay('about')}
    >
      <Info size={16} aria-hidden />
    </Button>
  );
}

/** The dialog `About Bedrock Atlas`. */
export function AboutDialog(): React.ReactNode {
  const store = useAtlas();
  return (
    <ModalFrame title="About Bedrock Atlas" overlay="about">
      <p className="row gap-12">
        <img src={iconUrl} alt="" width={48} height={48} />
        Which Amazon Bedrock model can be called from which Region, under which exact id, and how fast from
        here.
      </p>
      <Versions />
      <DataDates />
      <p className="muted">
        The app only reads: it creates, changes and deletes nothing in an AWS account, and sends no prompt to
        a model unless you prove access. Not a product of Amazon Web Services.
      </p>
      <p>
        MIT license.{' '}
        <Button className="link-button" onPress={() => void store.calls.showLicenses()}>
          Licenses of the software in the app
        </Button>
      </p>
    </ModalFrame>
  );
}

/** The built-in tables with their dates. */
function DataDates(): React.ReactNode {
  return (
    <section>
      <h3 className="about-part">Tables in the app, as of</h3>
      <FactRows
        rows={[
          { name: 'Regions', value: dateText(REGION_TABLE_SOURCE.asOf) },
          { name: 'Prompt caching', value: dateText(PROMPT_CACHING_AS_OF) },
          { name: 'Sample data', value: dateText(SAMPLE_RECORDED_ON) },
        ]}
      />
    </section>
  );
}

function Versions(): React.ReactNode {
  const store = useAtlas();
  const info = useAnswer(() => store.calls.appInfo());
  if (info === undefined) return <p>Loading versions…</p>;
  return (
    <>
      <FactRows
        rows={[
          { name: 'Version', value: info.version },
          { name: 'Electron', value: info.electron },
          { name: 'Chromium', value: info.chrome },
          { name: 'Node.js', value: info.node },
          { name: 'Platform', value: info.platform },
        ]}
      />
      {info.fallbackRuntime ? (
        <p className="callout">
          This is the fallback runtime: an older Electron, used where the current one could not be downloaded.
          Install with access to github.com to get the current one.
        </p>
      ) : null}
    </>
  );
}
