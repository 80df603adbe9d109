/**
 * The parts of the window that come after the first frame: React's `lazy`, with all of them in one chunk.
 *
 * Licence: the first frame needs the matrix only; without the rest its script took 250 to 310 ms of the page's main thread
 * instead of 404 ms (measure 6). Its door is this file: a part is used by its name here.
 * bundle-size.spec.ts holds what is loaded before the first frame. It may go when measure 6 holds with plain imports.
 */
import { type ComponentType, lazy, memo, Suspense } from 'react';
import { ViewBoundary } from '../controls/view-boundary.tsx';
import { firstFrame } from './first-paint.ts';

type LazyViews = typeof import('./lazy-views.ts').LAZY_VIEWS;

/**
 * Lazily loads the view chosen by `pick`; renders `fallback` until then. Renders again only for other props. `name`: what
 * it is called when it fails.
 */
function lazyPart<Props extends object>(
  name: string,
  pick: (views: LazyViews) => ComponentType<Props>,
  fallback: React.ReactNode = null,
): ComponentType<Props> {
  const Part = lazy(async () => {
    await firstFrame;
    return {
      default: memo(pick((await import('./lazy-views.ts')).LAZY_VIEWS)) as unknown as ComponentType<object>,
    };
  });
  // biome-ignore lint/correctness/noComponentHookFactories: called at the top of this module only, so that each is made once.
  return memo(function LazyPart(props: Props) {
    return (
      <ViewBoundary name={name}>
        <Suspense fallback={fallback}>
          <Part {...props} />
        </Suspense>
      </ViewBoundary>
    );
  }) as unknown as ComponentType<Props>;
}

// Around the matrix. The fallbacks have the size of what they stand for.
export const Bar = lazyPart(
  'The toolbar',
  (views) => views.Toolbar,
  <header className="toolbar wrap">
    <h1 className="toolbar-name">Bedrock Atlas</h1>
  </header>,
);
export const Strip = lazyPart(
  'The scan status',
  (views) => views.StatusStrip,
  <div className="strip wrap" />,
);
export const Rail = lazyPart('The filters', (views) => views.FilterRail, <div className="rail" />);
export const Foot = lazyPart(
  'The status bar',
  (views) => views.StatusBar,
  <div className="status-bar wrap" />,
);
export const Banner = lazyPart('The line of the opened file', (views) => views.DocumentBanner);
export const Messages = lazyPart('The messages', (views) => views.Notices);
export const OverMatrix = lazyPart('The dialogs', (views) => views.Overlays);
export const LatencyPage = lazyPart('Latency', (views) => views.LatencyView);
export const ComparePage = lazyPart('Compare', (views) => views.CompareView);
export const ChangesPage = lazyPart('Changes', (views) => views.ChangesView);
export const Connect = lazyPart('Connect to AWS', (views) => views.ConnectScreen);
export const Details = lazyPart('The details', (views) => views.DetailsPanel, <div className="details" />);

// Over the grid or instead of it.
export const MatrixBar = lazyPart(
  'The bar over the matrix',
  (views) => views.MatrixBar,
  <div className="matrix-bar wrap" />,
);
export const EmptyMatrix = lazyPart('The matrix', (views) => views.EmptyMatrix);
export const MatrixTooltip = lazyPart('The tooltip', (views) => views.MatrixTooltip);
