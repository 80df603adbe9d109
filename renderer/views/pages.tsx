/** The window's pages and the tabs between them. */
import { Tab, TabList, Tabs } from 'react-aria-components';
import { PAGES, type Page, pageFrom } from '../state/view-state.ts';
import { useAtlas, useView } from './atlas-context.tsx';

/** What react-aria derives the ids of tabs and panels from. */
const ID = 'pages';
const TITLES: Record<Page, string> = { matrix: 'Matrix', latency: 'Latency', compare: 'Compare' };

/** The tabs. Not around the pages: what stands in `Tabs` is drawn twice, once for its list of tabs. */
export function PageTabs(): React.ReactNode {
  const store = useAtlas();
  const page = useView((view) => view.page);
  return (
    // Its types do not know the id, useTabList does.
    <Tabs selectedKey={page} onSelectionChange={(key) => store.changeView({ page: pageFrom(key) })}>
      <TabList {...{ id: ID }} className="pages" aria-label="View">
        {PAGES.map((each) => (
          <Tab key={each} id={each} className="page">
            {TITLES[each]}
          </Tab>
        ))}
      </TabList>
    </Tabs>
  );
}

/**
 * The panel of a page. A plain element, joined to its tab by id: react-aria's `TabPanel` looks through all of its
 * content for something to focus whenever that changes, at each letter typed.
 */
export function PagePanel(props: {
  page: Page;
  className?: string;
  /** Whether the page stays when another is shown, out of sight. */
  isKept?: boolean;
  children: React.ReactNode;
}): React.ReactNode {
  const { page, className = '', isKept = false, children } = props;
  const isShown = useView((view) => view.page === page);
  if (!isShown && !isKept) return null;
  return (
    <div
      role="tabpanel"
      id={`${ID}-tabpanel-${page}`}
      aria-labelledby={`${ID}-tab-${page}`}
      className={`page-panel ${className}`}
      hidden={!isShown}
    >
      {children}
    </div>
  );
}
