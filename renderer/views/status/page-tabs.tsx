/**
 * The tabs of the window's pages. React Aria's tabs choose their own ids and need the panels inside `Tabs`, which renders
 * its content twice.
 */
import { PAGES, type ViewPage } from '../../state/view/view-state.ts';
import { useAtlas, useView } from '../controls/atlas-context.tsx';
import { PAGES_ID } from '../controls/pages.tsx';

const TITLES: Record<ViewPage, string> = {
  matrix: 'Matrix',
  latency: 'Latency',
  compare: 'Compare',
  changes: 'Changes',
};

/** A single tab stop; arrows, Home and End choose a page. */
export function PageTabs(): React.ReactNode {
  const store = useAtlas();
  const page = useView((view) => view.page);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const to = pageAfter(page, event.key, getComputedStyle(event.currentTarget).direction === 'rtl');
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    store.view.change({ page: to });
    document.getElementById(tabId(to))?.focus();
  };
  return (
    <div role="tablist" className="row gap-2" aria-label="View" onKeyDown={onKeyDown}>
      {PAGES.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={tabId(each)}
          className="page"
          aria-selected={each === page}
          {...(each === page
            ? { 'aria-controls': `${PAGES_ID}-tabpanel-${each}`, 'data-selected': '' }
            : { tabIndex: -1 })}
          onClick={() => store.view.change({ page: each })}
        >
          {TITLES[each]}
        </button>
      ))}
    </div>
  );
}

function tabId(page: ViewPage): string {
  return `${PAGES_ID}-tab-${page}`;
}

/** The page that the key leads to, wrapping around; undefined for other keys. */
function pageAfter(page: ViewPage, key: string, isMirrored: boolean): ViewPage | undefined {
  const step = isMirrored ? -1 : 1;
  const index = PAGES.indexOf(page);
  switch (key) {
    case 'ArrowRight':
      return PAGES.at((index + step) % PAGES.length);
    case 'ArrowLeft':
      return PAGES.at((index - step) % PAGES.length);
    case 'Home':
      return PAGES[0];
    case 'End':
      return PAGES.at(-1);
    default:
      return undefined;
  }
}
