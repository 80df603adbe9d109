/** Puts the chosen theme on the page; the colours follow by CSS. */
import { useLayoutEffect } from 'react';
import { useData } from '../controls/atlas-context.tsx';

/** Keeps `data-theme` of the page equal to the setting. */
export function useTheme(): void {
  const theme = useData((state) => state.settings?.theme ?? 'system');
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
