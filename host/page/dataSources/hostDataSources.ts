import type { DataSourceApi, DataSourceInstanceSettings } from '@grafana/data';
import type { DataSourceSrv } from '@grafana/runtime';
import type { DataSourceRef } from '@grafana/schema';
import { hostSettings, type HostedDataSource } from '../hostSettings';
import { DemoDataSource } from './DemoDataSource';
import { demoExemplars } from './demoExemplars';
import { faultOf } from './faults';
import { PrometheusDataSource } from './PrometheusDataSource';
import { recordedExemplars } from './recordedExemplars';
import { RecordedLogs } from './RecordedLogs';
import { RecordedTraces } from './RecordedTraces';

type Ref = DataSourceRef | string | null | undefined;

/** Grafana's list of data sources, as far as the chosen source brings any. */
export function hostDataSources(): DataSourceSrv {
  const instances = new Map<string, DataSourceApi>();
  const all = hostSettings.dataSources.map(settingsOf);
  const settings = (ref: Ref) => {
    const name = typeof ref === 'string' ? ref : ref?.uid;
    const found = all.find((entry) => entry.uid === name || entry.name === name);
    return found && faultOf(found.uid)?.mode !== 'deleted' ? found : undefined;
  };
  const instance = (ref: Ref) => {
    const entry = settings(ref);
    const hosted = hostSettings.dataSources.find((candidate) => candidate.uid === entry?.uid);
    if (!entry || !hosted) {
      throw new Error(`Datasource ${typeof ref === 'string' ? ref : ref?.uid} was not found`);
    }
    const found = instances.get(entry.uid) ?? newInstance(hosted, entry);
    instances.set(entry.uid, found);
    return found;
  };
  return {
    get: async (ref) => instance(ref),
    getInstanceSettings: (ref) => settings(ref),
    getList: (filters) =>
      all.filter(
        (entry) =>
          settings(entry.uid) &&
          (!filters?.type || [filters.type].flat().includes(entry.type)) &&
          (filters?.filter?.(entry) ?? true)
      ),
    reload: () => Promise.resolve(),
    registerRuntimeDataSource: ({ dataSource }) => void instances.set(dataSource.uid, dataSource),
  };
}

function newInstance(hosted: HostedDataSource, settings: DataSourceInstanceSettings): DataSourceApi {
  if (hosted.type === 'prometheus') {
    return new PrometheusDataSource(settings, hosted.answeredBy === 'recorded' ? recordedExemplars : demoExemplars);
  }
  if (hosted.answeredBy === 'demo') {
    return new DemoDataSource(settings);
  }
  return hosted.type === 'tempo' ? new RecordedTraces(settings) : new RecordedLogs(settings);
}

function settingsOf(hosted: HostedDataSource, index: number): DataSourceInstanceSettings {
  const { jsonData, meta, name, type, uid, url } = hosted;
  return {
    id: index + 1,
    uid,
    type,
    name,
    url,
    meta,
    jsonData,
    readOnly: true,
    access: 'proxy',
    isDefault: index === 0,
  };
}
