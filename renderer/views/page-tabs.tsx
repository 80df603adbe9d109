/** The tabs between the window's pages. */
import { Tab, TabList, Tabs } from 'react-aria-components';
import { PAGES, type Page, pageFrom } from '../state/view-state.ts';
import { useAtlas, useView } from './atlas-context.tsx';
import { PAGES_ID } from './pages.tsx';

const TITLES: Record<Page, string> = { matrix: 'Matrix', latency: 'Latency', compare: 'Compare' };

/** The tabs. Not around the pages: what stands in `Tabs` is drawn twice, once for its list of tabs. */
export function PageTabs(): React.ReactNode {
  const store = useAtlas();
  const page = useView((view) => view.page);
  return (
    // Its types do not know the id, useTabList does.
    <Tabs selectedKey={page} onSelectionChange={(key) => store.changeView({ page: pageFrom(key) })}>
      <TabList {...{ id: PAGES_ID }} className="pages" aria-label="View">
        {PAGES.map((each) => (
          <Tab key={each} id={each} className="page">
            {TITLES[each]}
          </Tab>
        ))}
      </TabList>
    </Tabs>
  );
}
