import * as runtime from '@grafana/runtime';
import { signalOf, type DataSourceFact } from '../telemetry/discovery/dataSourceFact';

/**
 * The data sources that the viewer may see and that can serve one of our signals. Empty where Grafana has none; one
 * that the viewer has no permission for is missing here as if it did not exist.
 */
export function dataSourceFacts(): readonly DataSourceFact[] {
  const service = runtime.getDataSourceSrv();
  // Absent where nothing of Grafana runs around us.
  const list = typeof service?.getList === 'function' ? service.getList() : [];
  return list
    .map(({ jsonData, name, type, uid }) => ({
      uid,
      name,
      type,
      // Later versions list uid, name and type only.
      jsonData: jsonData ?? service.getInstanceSettings({ uid })?.jsonData,
    }))
    .filter((fact) => fact.uid !== '' && signalOf(fact) !== undefined);
}
