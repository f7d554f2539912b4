import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, IconButton, useStyles2, type ComboboxOption } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { serviceKey, type ServiceId } from '../../model/service';
import { shortId } from '../parts/format';
import { serviceLabel } from '../parts/serviceName';
import type { Metrics } from '../parts/useMetricScope';
import type { Thread } from '../routes';
import { useKnownServices } from './useKnownServices';

interface Props {
  readonly thread: Thread;
  readonly metrics: Metrics;
  readonly onThread: (thread: Thread) => void;
}

/** Whose lines are shown: a trace's or span's until that is taken away, else a service's, else everybody's. */
export function SubjectFilter({ thread, metrics, onThread }: Props) {
  const styles = useStyles2(getStyles);
  const { service, traceId, spanId } = thread;
  if (!traceId) {
    return <ServiceChoice service={service} metrics={metrics} onService={(chosen) => onThread({ service: chosen })} />;
  }
  return (
    <div className={styles.chips}>
      <span className={styles.chip} title={traceId}>
        {t('logs.of-trace', 'Trace {{id}}', { id: shortId(traceId) })}
        <IconButton
          name="times"
          size="sm"
          tooltip={t('logs.leave-trace', 'Lines of other requests, too')}
          onClick={() => onThread({ service })}
        />
      </span>
      {spanId && (
        <span className={styles.chip} title={spanId}>
          {t('logs.of-span', 'Span {{id}}', { id: shortId(spanId) })}
          <IconButton
            name="times"
            size="sm"
            tooltip={t('logs.leave-span', 'Lines of all spans of this trace')}
            onClick={() => onThread({ ...thread, spanId: undefined })}
          />
        </span>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly service: ServiceId | undefined;
  readonly metrics: Metrics;
  readonly onService: (service: ServiceId | undefined) => void;
}

/** Services that sent metrics are offered; any other name can be typed, since not everything that logs is measured. */
function ServiceChoice({ service, metrics, onService }: ChoiceProps) {
  const known = useKnownServices(metrics);
  const options = useMemo(() => known.map(optionOf).sort((a, b) => a.label.localeCompare(b.label)), [known]);
  const search = useCallback(async (typed: string) => matching(options, typed.trim()), [options]);
  const onChange = (chosen: ComboboxOption | null) => {
    const id = chosen === null ? undefined : known.find((one) => serviceKey(one) === chosen.value);
    onService(id ?? (chosen === null || chosen.value === '' ? undefined : { name: chosen.value }));
  };
  return (
    <Combobox
      width={28}
      isClearable
      options={search}
      value={service ? optionOf(service) : null}
      placeholder={t('logs.all-services', 'All services')}
      aria-label={t('logs.service', 'Service')}
      prefixIcon="sitemap"
      onChange={onChange}
    />
  );
}

/** Known services whose name has what was typed, and last what was typed itself: Enter takes the first. */
function matching(options: readonly Option[], typed: string): Option[] {
  const wanted = typed.toLocaleLowerCase();
  const found = options.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  const isKnown = typed === '' || found.some(({ label }) => label === typed);
  const asTyped = { value: typed, label: typed, description: t('logs.other-service', 'not seen in the metrics') };
  return isKnown ? found : [...found, asTyped];
}

type Option = ReturnType<typeof optionOf>;

function optionOf(service: ServiceId) {
  return { value: serviceKey(service), label: serviceLabel(service, t), description: service.namespace };
}

const getStyles = (theme: GrafanaTheme2) => ({
  chips: css({ display: 'inline-flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
  chip: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    height: theme.spacing(theme.components.height.md),
    padding: theme.spacing(0, 1),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
