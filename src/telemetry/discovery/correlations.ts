import { isRecord, textOf } from '../columns';
import type { DataSourceFact } from './dataSourceFact';

/** A setting of one data source that names another. */
export interface Correlation {
  /** Uid of the data source that has the setting, and of the one that it names, which may not exist. */
  readonly from: string;
  readonly to: string;
  readonly setting: 'serviceMap' | 'tracesToMetrics' | 'tracesToLogs' | 'exemplarTraceIdDestinations' | 'derivedFields';
}

/** Every correlation in a data source's settings, stronger ones first; none where the settings are not what they should be. */
export function correlationsOf({ uid, jsonData }: DataSourceFact): readonly Correlation[] {
  if (!isRecord(jsonData)) {
    return [];
  }
  const one = (setting: Correlation['setting'], value: unknown) => {
    const to = isRecord(value) ? textOf(value.datasourceUid) : undefined;
    return to === undefined ? [] : [{ from: uid, to, setting }];
  };
  const each = (setting: Correlation['setting'], values: unknown) =>
    Array.isArray(values) ? values.flatMap((value: unknown) => one(setting, value)) : [];
  return [
    ...one('serviceMap', jsonData.serviceMap),
    ...one('tracesToMetrics', jsonData.tracesToMetrics),
    ...one('tracesToLogs', jsonData.tracesToLogsV2),
    ...one('tracesToLogs', jsonData.tracesToLogs),
    ...each('exemplarTraceIdDestinations', jsonData.exemplarTraceIdDestinations),
    ...each('derivedFields', jsonData.derivedFields),
  ];
}
