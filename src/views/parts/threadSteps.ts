import type { Translate } from '../../grafana/translate';
import { logsPath } from '../logsRoutes';
import { overviewPath, servicePath, tracePath, type Context, type Thread } from '../routes';
import { formatDuration, formatTime, shortId } from './format';

/** One step of the thread: what was looked at, and the link that restores it exactly. */
export interface ThreadStep {
  readonly key: 'environment' | 'service' | 'exemplar' | 'trace' | 'span' | 'lines';
  readonly label: string;
  /** The whole of what the label shortens. */
  readonly title: string;
  readonly href: string;
}

export interface ThreadFacts {
  readonly context: Context;
  readonly environment: string;
  readonly thread: Thread;
  readonly operation?: string;
  readonly lines?: number;
  readonly timeZone?: string;
}

/** The way taken, from the environment to the last thing looked at. Steps that were not taken are left out. */
export function threadSteps(facts: ThreadFacts, t: Translate): ThreadStep[] {
  const { context, environment, thread } = facts;
  const { service, exemplar, traceId, spanId } = thread;
  const steps: ThreadStep[] = [
    { key: 'environment', label: environment, title: environment, href: overviewPath(context) },
  ];
  if (service) {
    const title = service.namespace ? `${service.namespace} / ${service.name}` : service.name;
    steps.push({ key: 'service', label: service.name, title, href: servicePath(context, service) });
  }
  if (service && exemplar) {
    const label = t('thread.exemplar', '{{took}} at {{time}}', {
      took: formatDuration(exemplar.took),
      time: formatTime(exemplar.at, facts.timeZone),
      interpolation: { escapeValue: false },
    });
    steps.push({ key: 'exemplar', label, title: label, href: servicePath(context, service, { exemplar }) });
  }
  if (traceId) {
    const label = t('thread.trace', 'trace {{id}}', { id: shortId(traceId) });
    steps.push({ key: 'trace', label, title: traceId, href: tracePath(context, traceId, { service, exemplar }) });
  }
  if (traceId && spanId) {
    const label = facts.operation ?? shortId(spanId);
    steps.push({ key: 'span', label, title: label, href: tracePath(context, traceId, thread) });
  }
  if (facts.lines !== undefined) {
    const label = t('thread.lines', '{{count}} log lines', {
      count: facts.lines,
      defaultValue_one: '{{count}} log line',
      defaultValue_other: '{{count}} log lines',
    });
    steps.push({ key: 'lines', label, title: label, href: logsPath(context, thread) });
  }
  return steps;
}
