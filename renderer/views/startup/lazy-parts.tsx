/**
 * The parts of the window that come after the first frame: React's `lazy`, with all of them in one chunk.
 *
 * Licence: the first frame needs the matrix only; without the rest its script took 250 to 310 ms of the page's main thread
 * instead of 404 ms (measure 6). Its door is this file: a part is used by its name here.
 * bundle-size.spec.ts holds what is loaded before the first frame. It may go when measure 6 holds with plain imports.
 */
import { type ComponentProps, type ComponentType, lazy, memo, Suspense } from 'react';
import { ViewBoundary } from '../controls/view-boundary.tsx';
import { firstFrame } from './first-paint.ts';
import { HeldKeys } from './held-keys.tsx';

type LazyViews = typeof import('./lazy-views.ts').LAZY_VIEWS;

/** Lazily loads the view; renders `fallback` until then. Renders again only for other props. `name`: what it is called when it fails. */
function lazyPart<View extends keyof LazyViews>(
  name: string,
  view: View,
  fallback: React.ReactNode = null,
): ComponentType<ComponentProps<LazyViews[View]>> {
  const Part = lazy(async () => {
    await firstFrame;
    const { LAZY_VIEWS } = await import('./lazy-views.ts');
    return { default: memo(LAZY_VIEWS[view]) as unknown as ComponentType<object> };
  });
  // biome-ignore lint/correctness/noComponentHookFactories: called at the top of this module only, so that each is made once.
  return memo(function LazyPart(props: object) {
    return (
      <ViewBoundary name={name}>
        <Suspense fallback={fallback}>
          <Part {...props} />
        </Suspense>
      </ViewBoundary>
    );
  }) as unknown as ComponentType<ComponentProps<LazyViews[View]>>;
}

// Around the matrix. The fallbacks have the size of what they stand for.
export const Bar = lazyPart(
  'The toolbar',
  'Toolbar',
  <header className="toolbar wrap">
    <h1 className="toolbar-name">Bedrock Atlas</h1>
  </header>,
);
export const Strip = lazyPart('The scan status', 'StatusStrip', <div className="strip wrap" />);
export const Rail = lazyPart('The filters', 'FilterRail', <div className="rail" />);
export const Foot = lazyPart('The status bar', 'StatusBar', <div className="status-bar wrap" />);
export const Banner = lazyPart('The line of the opened file', 'DocumentBanner');
export const Messages = lazyPart('The messages', 'Notices');
export const OverMatrix = lazyPart('The dialogs', 'Overlays', <HeldKeys />);
export const LatencyPage = lazyPart('Latency', 'LatencyView');
export const ComparePage = lazyPart('Compare', 'CompareView');
export const ChangesPage = lazyPart('Changes', 'ChangesView');
export const Connect = lazyPart('Connect to AWS', 'ConnectScreen');
export const Details = lazyPart('The details', 'DetailsPanel', <div className="details" />);

// Over the grid or instead of it.
export const MatrixBar = lazyPart(
  'The bar over the matrix',
  'MatrixBar',
  <div className="matrix-bar wrap" />,
);
export const EmptyMatrix = lazyPart('The matrix', 'EmptyMatrix');
export const MatrixTooltip = lazyPart('The tooltip', 'MatrixTooltip');
