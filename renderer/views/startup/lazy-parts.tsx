/** Parts of the window that are loaded and drawn after the first frame with the matrix. */
import { type ComponentType, lazy, memo, Suspense } from 'react';
import { firstFrame } from './first-paint.ts';

type LateViews = typeof import('./lazy-views.ts').LATE_VIEWS;

/** The view that `pick` takes, or its place until it is there. Draws again only for other props. */
export function latePart<Props extends object>(
  pick: (views: LateViews) => ComponentType<Props>,
  place: React.ReactNode = null,
): ComponentType<Props> {
  const Part = lazy(async () => {
    await firstFrame;
    return {
      default: memo(pick((await import('./lazy-views.ts')).LATE_VIEWS)) as unknown as ComponentType<object>,
    };
  });
  // biome-ignore lint/correctness/noComponentHookFactories: called at the top of modules only, so that each is made once.
  return memo(function LatePart(props: Props) {
    return (
      <Suspense fallback={place}>
        <Part {...props} />
      </Suspense>
    );
  }) as unknown as ComponentType<Props>;
}
