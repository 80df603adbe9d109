/**
 * The parts of the window that come after the first frame: React's `lazy`, with all of them in one chunk.
 *
 * Licence: the first frame needs the matrix only; without react-aria and the rest its script took 250 to 310 ms of the
 * page's main thread instead of 404 ms (measure 6). Its door is this file: a part is used by its name here.
 * bundle-size.spec.ts holds what is loaded before the first frame. It may go when measure 6 holds with plain imports.
 */
import { type ComponentType, lazy, memo, Suspense } from 'react';
import { firstFrame } from './first-paint.ts';

type LazyViews = typeof import('./lazy-views.ts').LAZY_VIEWS;

/** Lazily loads the view chosen by `pick`; renders `fallback` until then. Renders again only for other props. */
function lazyPart<Props extends object>(
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
      <Suspense fallback={fallback}>
        <Part {...props} />
      </Suspense>
    );
  }) as unknown as ComponentType<Props>;
}

// Around the matrix. The fallbacks have the size of what they stand for.
export const Bar = lazyPart(
  (views) => views.Toolbar,
  <header className="toolbar">
    <h1 className="toolbar-name">Bedrock Atlas</h1>
  </header>,
);
export const Strip = lazyPart((views) => views.StatusStrip, <div className="strip" />);
export const Rail = lazyPart((views) => views.FilterRail, <div className="rail" />);
export const Foot = lazyPart((views) => views.StatusBar, <div className="status-bar" />);
export const Banner = lazyPart((views) => views.DocumentBanner);
export const Messages = lazyPart((views) => views.Notices);
export const OverMatrix = lazyPart((views) => views.Overlays);
export const QueryProblems = lazyPart((views) => views.QueryLine);
export const LatencyPage = lazyPart((views) => views.LatencyView);
export const ComparePage = lazyPart((views) => views.CompareView);
export const ChangesPage = lazyPart((views) => views.ChangesView);
export const Connect = lazyPart((views) => views.ConnectScreen);
export const Details = lazyPart((views) => views.DetailsPanel, <div className="details" />);

// Over the grid or instead of it.
export const MatrixBar = lazyPart((views) => views.MatrixBar, <div className="matrix-bar" />);
export const EmptyMatrix = lazyPart((views) => views.EmptyMatrix);
export const MatrixTooltip = lazyPart((views) => views.MatrixTooltip);
