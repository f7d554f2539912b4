import type { Translate } from '../../grafana/translate';
import type { Signal } from '../../model/environment';
import { unreachable } from '../../model/outcome';
import { hours, type Ms } from '../../model/units';
import type { Correlation } from '../../telemetry/discovery/correlations';
import type { CheckName, CheckState, Finding } from '../../telemetry/discovery/finding';
import type { Doubt, Reason } from '../../telemetry/discovery/proposal';
import { asText } from '../parts/asText';
import { formatDuration } from '../parts/format';
import { absenceText, problemText, signalName } from '../parts/problemText';

/** Why a data source was put where it is. */
export function reasonText(reason: Reason, t: Translate): string {
  switch (reason.by) {
    case 'correlation':
      return t('setup.why.correlation', 'connected by {{setting}} of {{name}}', {
        setting: settingName(reason.setting, t),
        name: reason.of,
        ...asText,
      });
    case 'name':
      return reason.key === ''
        ? t('setup.why.plain-name', 'named after its kind, like the others')
        : t('setup.why.name', 'named “{{key}}”, like the others', { key: reason.key, ...asText });
    case 'only-one':
      return t('setup.why.only-one', 'the only one there is');
    case 'start':
      return t('setup.why.start', 'where the others were sought from');
    case 'label-value':
      return t('setup.why.label-value', 'told apart by {{label}} = {{value}}', {
        label: reason.label,
        value: reason.value,
        ...asText,
      });
    default:
      return unreachable(reason);
  }
}

/** What should be looked at before a proposal is used. */
export function doubtText(doubt: Doubt, t: Translate): string {
  switch (doubt.kind) {
    case 'dangling':
      return t('setup.doubt.dangling', '{{setting}} of {{name}} names “{{uid}}”, which is not there or not for you', {
        setting: settingName(doubt.setting, t),
        name: doubt.of,
        uid: doubt.uid,
        ...asText,
      });
    case 'shared':
      return t(
        'setup.doubt.shared',
        '{{name}} serves other environments too; add a matcher if it holds more than this',
        {
          name: doubt.name,
          ...asText,
        }
      );
    case 'ambiguous':
      return t('setup.doubt.ambiguous', '{{signal}}: several are called alike: {{names}}', {
        signal: signalName(doubt.signal, t),
        names: doubt.names.join(', '),
        ...asText,
      });
    case 'not-seen':
      return t('setup.doubt.not-seen', '{{signal}} carry {{label}}, but none with “{{value}}” was seen lately', {
        signal: signalName(doubt.signal, t),
        label: doubt.label,
        value: doubt.value,
        ...asText,
      });
    case 'not-narrowed':
      return t('setup.doubt.not-narrowed', '{{signal}} were not seen to carry “{{value}}” and are not narrowed to it', {
        signal: signalName(doubt.signal, t),
        value: doubt.value,
        ...asText,
      });
    default:
      return unreachable(doubt);
  }
}

export function checkName(check: CheckName, t: Translate): string {
  switch (check) {
    case 'convention':
      return t('setup.check.convention', 'Convention');
    case 'environments':
      return t('setup.check.environments', 'Environment label');
    case 'exemplars':
      return t('setup.check.exemplars', 'Exemplars');
    case 'retention':
      return t('setup.check.retention', 'Reaches back');
    case 'newest-trace':
      return t('setup.check.newest-trace', 'Newest trace');
    case 'log-service':
      return t('setup.check.log-service', 'Service label');
    case 'trace-id':
      return t('setup.check.trace-id', 'Trace id');
    default:
      return unreachable(check);
  }
}

/** What a check came to, in words. `good` is false where it found something amiss. */
export function checkText(state: CheckState, t: Translate): { readonly text: string; readonly good?: boolean } {
  switch (state.is) {
    case 'asking':
      return { text: t('setup.check.asking', 'asking…') };
    case 'skipped':
      return { text: t('setup.check.skipped', 'nothing to go by') };
    case 'failed': {
      const { action, title } = problemText(state.problem, t);
      return { text: `${title}. ${action}`, good: false };
    }
    case 'absent':
      return { text: absenceText(state.absence, t), good: false };
    default:
      return { text: findingText(state.value, t), good: true };
  }
}

export function findingText(finding: Finding, t: Translate): string {
  switch (finding.is) {
    case 'convention':
      return conventionText(finding, t);
    case 'environments':
      return t('setup.found.environments', '{{label}}: {{values}}', {
        label: finding.label,
        values: someOf(finding.values, t),
        ...asText,
      });
    case 'exemplars':
      return t('setup.found.exemplars', 'stored, trace id in {{label}}', { label: finding.label, ...asText });
    case 'reaches-back':
      return reachText(finding.by, t);
    case 'newest-trace':
      return finding.service === undefined
        ? t('setup.found.trace', 'found in the last hour')
        : t('setup.found.trace-of', 'found in the last hour, begun by {{service}}', {
            service: finding.service,
            ...asText,
          });
    case 'log-service':
      return t('setup.found.log-service', '', {
        count: finding.services,
        label: finding.label,
        defaultValue_one: '{{label}}, one service',
        defaultValue_other: '{{label}}, {{count}} services',
        ...asText,
      });
    case 'trace-id':
      return traceIdText(finding, t);
    default:
      return unreachable(finding);
  }
}

function conventionText(found: Extract<Finding, { is: 'convention' }>, t: Translate): string {
  const parts = [
    found.title,
    found.unit === 's' ? t('setup.found.seconds', 'seconds') : t('setup.found.milliseconds', 'milliseconds'),
    histogramText(found.histogram, t),
    t('setup.found.every', 'every {{time}}', { time: formatDuration(found.interval) }),
    found.hasGraph ? t('setup.found.graph', 'with a service graph') : t('setup.found.no-graph', 'no service graph'),
  ];
  return parts.join(', ');
}

function histogramText(form: Extract<Finding, { is: 'convention' }>['histogram'], t: Translate): string {
  switch (form) {
    case 'classic':
      return t('setup.found.classic', 'classic histogram');
    case 'native':
      return t('setup.found.native', 'native histogram');
    case 'summary':
      return t('setup.found.summary', 'sums only, no percentiles');
    case 'none':
      return t('setup.found.no-histogram', 'no durations');
    default:
      return unreachable(form);
  }
}

function reachText(by: Ms, t: Translate): string {
  const days = Math.round(by / hours(24));
  return days === 0
    ? t('setup.found.reaches-less', 'less than a day')
    : t('setup.found.reaches', '', {
        count: days,
        defaultValue_one: 'a day or more',
        defaultValue_other: '{{count}} days or more',
      });
}

function traceIdText({ field, where }: Extract<Finding, { is: 'trace-id' }>, t: Translate): string {
  switch (where) {
    case 'metadata':
      return t('setup.found.id-metadata', '{{field}}, structured metadata', { field: field ?? '', ...asText });
    case 'json':
    case 'logfmt':
      return t('setup.found.id-parsed', '{{field}}, a field of {{format}} lines', {
        field: field ?? '',
        format: where === 'json' ? 'JSON' : 'logfmt',
        ...asText,
      });
    case 'line':
      return t('setup.found.id-line', 'no field; looked for in the line’s text');
    default:
      return unreachable(where);
  }
}

const mostValues = 5;

function someOf(values: readonly string[], t: Translate): string {
  const shown = values.slice(0, mostValues).join(', ');
  return values.length > mostValues
    ? t('setup.found.and-more', '{{shown}} and {{more}} more', { shown, more: values.length - mostValues, ...asText })
    : shown;
}

function settingName(setting: Correlation['setting'], t: Translate): string {
  switch (setting) {
    case 'serviceMap':
      return t('setup.setting.service-map', 'the service graph setting');
    case 'tracesToMetrics':
      return t('setup.setting.traces-to-metrics', '“trace to metrics”');
    case 'tracesToLogs':
      return t('setup.setting.traces-to-logs', '“trace to logs”');
    case 'exemplarTraceIdDestinations':
      return t('setup.setting.exemplars', 'the exemplar link');
    case 'derivedFields':
      return t('setup.setting.derived-fields', 'a derived field');
    default:
      return unreachable(setting);
  }
}

/** What is asked of a data source, as a heading of a column. */
export function kindName(signal: Signal, t: Translate): string {
  switch (signal) {
    case 'metrics':
      return t('setup.kind.metrics', 'Metrics (Prometheus, Mimir)');
    case 'traces':
      return t('setup.kind.traces', 'Traces (Tempo)');
    case 'logs':
      return t('setup.kind.logs', 'Logs (Loki)');
    default:
      return unreachable(signal);
  }
}
