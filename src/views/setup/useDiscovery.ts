import { useEffect, useState } from 'react';
import { discover } from '../../grafana/checkDataSource';
import type { DataSourceFact } from '../../telemetry/discovery/dataSourceFact';
import type { Discovery } from '../../telemetry/discovery/proposal';

/** What is found in the data sources; undefined while they are asked. Leaving cancels. */
export function useDiscovery(facts: readonly DataSourceFact[]): Discovery | undefined {
  const [discovery, setDiscovery] = useState<Discovery>();
  useEffect(() => {
    const leaving = new AbortController();
    void discover(facts, leaving.signal).then((found) => {
      if (!leaving.signal.aborted) {
        setDiscovery(found);
      }
    });
    return () => leaving.abort(new Error('left'));
  }, [facts]);
  return discovery;
}
