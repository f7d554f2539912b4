import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, useStyles2, type ComboboxOption } from '@grafana/ui';
import React, { useMemo } from 'react';
import { serviceKey, type ServiceId } from '../../model/service';
import type { SpanStatus } from '../../model/trace';
import { traceqlOfForm } from '../../telemetry/searchedTraces';
import { serviceLabel } from '../parts/serviceName';
import { OpenTraceFile } from '../parts/TraceFileDrop';
import type { Metrics } from '../parts/useMetricScope';
import type { TracesView } from '../tracesRoutes';
import { AttributeFilters } from './AttributeFilters';
import { CallChip } from './CallChip';
import { DurationInput } from './DurationInput';
import { FindTrace } from './FindTrace';
import { RawQuery } from './RawQuery';
import { useKnownOperations, useServicesKnown } from './useKnownNames';

interface Props {
  readonly view: TracesView;
  readonly metrics: Metrics;
  readonly onView: (view: TracesView) => void;
}

/** What is searched, as a form or as TraceQL. What stands here stands in the address. */
export function SearchForm({ view, metrics, onView }: Props) {
  const styles = useStyles2(getStyles);
  // What was selected was selected of other traces.
  const search = (change: Partial<TracesView>) => onView({ ...view, ...change, selection: undefined, tab: undefined });
  const isRaw = view.traceql !== undefined;
  return (
    <search className={styles.form} aria-label={t('traces.search', 'Search')}>
      <div className={styles.row}>
        <FindTrace view={view} onOperation={(filter) => search(filter)} />
        {!isRaw && (
          <>
            {view.calls && <CallChip calls={view.calls} onRemove={() => search({ calls: undefined })} />}
            <ServiceChoice view={view} metrics={metrics} onSearch={search} />
            <OperationChoice view={view} metrics={metrics} onSearch={search} />
            <StatusChoice status={view.status} onStatus={(status) => search({ status })} />
            <DurationInput bound="least" value={view.atLeast} onValue={(atLeast) => search({ atLeast })} />
            <DurationInput bound="most" value={view.atMost} onValue={(atMost) => search({ atMost })} />
          </>
        )}
        <Button
          size="md"
          variant="secondary"
          fill="text"
          data-testid="raw-traceql"
          onClick={() => search({ traceql: isRaw ? undefined : traceqlOfForm(view) })}
        >
          {isRaw ? t('traces.use-form', 'Use the form again') : t('traces.use-traceql', 'TraceQL')}
        </Button>
        <OpenTraceFile size="md" />
      </div>
      {view.traceql === undefined ? (
        <AttributeFilters view={view} metrics={metrics} onAttributes={(attributes) => search({ attributes })} />
      ) : (
        <RawQuery
          key={view.traceql}
          traceql={view.traceql}
          metrics={metrics}
          onTraceql={(traceql) => search({ traceql })}
        />
      )}
    </search>
  );
}

interface ChoiceProps {
  readonly view: TracesView;
  readonly metrics: Metrics;
  readonly onSearch: (change: Partial<TracesView>) => void;
}

/** Services that sent metrics are offered; any other name can be typed. */
function ServiceChoice({ view, metrics, onSearch }: ChoiceProps) {
  const known = useServicesKnown(metrics);
  const options = useMemo(() => known.map(optionOf).sort((a, b) => a.label.localeCompare(b.label)), [known]);
  const onChange = (chosen: ComboboxOption | null) => {
    const service = known.find((one) => serviceKey(one) === chosen?.value);
    onSearch({ service: service ?? (chosen?.value ? { name: chosen.value } : undefined), operation: undefined });
  };
  return (
    <Combobox
      width={26}
      isClearable
      createCustomValue
      options={options}
      value={view.service ? optionOf(view.service) : null}
      placeholder={t('traces.all-services', 'All services')}
      aria-label={t('traces.service', 'Service')}
      prefixIcon="sitemap"
      onChange={onChange}
    />
  );
}

function OperationChoice({ view, metrics, onSearch }: ChoiceProps) {
  const known = useKnownOperations(metrics, view.service);
  const options = useMemo(() => known.map((value) => ({ value, label: value })), [known]);
  return (
    <Combobox
      width={26}
      isClearable
      createCustomValue
      options={options}
      value={view.operation === undefined ? null : { value: view.operation, label: view.operation }}
      placeholder={t('traces.all-operations', 'All operations')}
      aria-label={t('traces.operation', 'Operation')}
      onChange={(chosen) => onSearch({ operation: chosen?.value || undefined })}
    />
  );
}

interface StatusProps {
  readonly status: SpanStatus | undefined;
  readonly onStatus: (status: SpanStatus | undefined) => void;
}

function StatusChoice({ status, onStatus }: StatusProps) {
  const options: Array<ComboboxOption<SpanStatus>> = [
    { value: 'error', label: t('traces.status.error', 'Failed') },
    { value: 'ok', label: t('traces.status.ok', 'OK') },
    { value: 'unset', label: t('traces.status.unset', 'Not set') },
  ];
  return (
    <Combobox
      width={14}
      isClearable
      options={options}
      value={status ?? null}
      placeholder={t('traces.any-status', 'Any status')}
      aria-label={t('traces.status.label', 'Status')}
      onChange={(chosen: ComboboxOption<SpanStatus> | null) => onStatus(chosen?.value)}
    />
  );
}

function optionOf(service: ServiceId) {
  return { value: serviceKey(service), label: serviceLabel(service, t), description: service.namespace };
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
});
