/** The pages of the window; their tabs are in page-tabs.tsx. */
import type { ViewPage } from '../../state/view/view-state.ts';
import { useView } from './atlas-context.tsx';

/** What the ids of tabs and panels begin with. */
export const PAGES_ID = 'pages';

/**
 * The panel of a page. A plain element, joined to its tab by id: react-aria's `TabPanel` looks through all of its
 * content for something to focus whenever that changes, at each letter typed.
 */
export function PagePanel(props: {
  page: ViewPage;
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
      id={`${PAGES_ID}-tabpanel-${page}`}
      aria-labelledby={`${PAGES_ID}-tab-${page}`}
      className={`page-panel ${className}`}
      hidden={!isShown}
    >
      {children}
    </div>
  );
}
