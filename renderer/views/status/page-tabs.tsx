/**
 * The tabs between the window's pages. Not react-aria's: those give themselves ids of their own, and name a panel that
 * is not there unless it stands in `Tabs` too, which draws all of its content twice.
 */
import { PAGES, type Page } from '../../state/view/view-state.ts';
import { useAtlas, useView } from '../controls/atlas-context.tsx';
import { PAGES_ID } from '../controls/pages.tsx';

const TITLES: Record<Page, string> = { matrix: 'Matrix', latency: 'Latency', compare: 'Compare' };

/** One tab stop; the arrows, Home and End choose. */
export function PageTabs(): React.ReactNode {
  const store = useAtlas();
  const page = useView((view) => view.page);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const to = pageAfter(page, event.key, getComputedStyle(event.currentTarget).direction === 'rtl');
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    store.changeView({ page: to });
    document.getElementById(tabId(to))?.focus();
  };
  return (
    <div role="tablist" className="pages" aria-label="View" onKeyDown={onKeyDown}>
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
          onClick={() => store.changeView({ page: each })}
        >
          {TITLES[each]}
        </button>
      ))}
    </div>
  );
}

function tabId(page: Page): string {
  return `${PAGES_ID}-tab-${page}`;
}

/** The page that the key leads to, round and round; undefined for other keys. */
function pageAfter(page: Page, key: string, isMirrored: boolean): Page | undefined {
  const step = isMirrored ? -1 : 1;
  const place = PAGES.indexOf(page);
  switch (key) {
    case 'ArrowRight':
      return PAGES.at((place + step) % PAGES.length);
    case 'ArrowLeft':
      return PAGES.at((place - step) % PAGES.length);
    case 'Home':
      return PAGES[0];
    case 'End':
      return PAGES.at(-1);
    default:
      return undefined;
  }
}
