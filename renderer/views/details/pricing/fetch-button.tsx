/** Fetches prices or quotas of the regions that the matrix shows. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useAtlas, useData, useVisible } from '../../controls/atlas-context.tsx';

/** `Fetch prices` or `Fetch quotas`; says what it does while it runs. */
export function FetchButton({ what }: { what: 'prices' | 'quotas' }): React.ReactNode {
  const store = useAtlas();
  const { columns } = useVisible();
  const isViewing = useData((state) => state.viewing !== undefined);
  const [isFetching, setFetching] = useState(false);
  const fetch = async (): Promise<void> => {
    setFetching(true);
    await store.fetchPricing(
      what,
      columns.map((column) => column.region),
    );
    setFetching(false);
  };
  return (
    <Button className="button fetch-button" isDisabled={isFetching || isViewing} onPress={() => void fetch()}>
      {isFetching ? `Fetching ${what}…` : `Fetch ${what}`}
    </Button>
  );
}
