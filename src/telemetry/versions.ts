import type { Matcher } from '../model/environment';
import { absent, failed, ready, type Outcome } from '../model/outcome';
import type { ServiceVersions, VersionSeen } from '../model/release';
import { serviceKey, type ServiceId } from '../model/service';
import { epochMs, minutes, ms, type EpochMs, type Ms } from '../model/units';
import { windowOf, type Window } from '../model/window';
import { at, fieldNamed, fieldsOf, momentOf, rowsOf, textAt } from './columns';
import type { Frame, FrameField } from './frame';
import { nestedFields } from './nestedFields';
import { readCourses, type Course, type Labels } from './prometheusFrames';
import { oneOf, promqlSelector } from './promql';
import type { Answers, Question } from './question';
import { caveatsOf, readPart } from './reading';
import type { MetricScope, SignalScope } from './scope';
import { nameIn, servicesBy } from './serviceNames';
import { serviceFrom, serviceId, serviceLabels } from './requestMetrics';
import { traceqlEquals, traceqlMatchers, traceqlSpans } from './traceql';

/** Metrics that tell of the processes of services, `service.version` among what they are labelled with. */
const targetMetrics = ['target_info', 'traces_target_info'];
const version = 'service_version';
/** The labels that may say which service a process belongs to. */
const targetLabels = ['job', 'service_name', 'service_namespace', version];

/**
 * Which versions of which services ran when: by what telemetry says of processes, and by the metrics of requests where
 * these carry the version. Absent where neither does.
 *
 * A version that ended is still seen for as long as Prometheus looks back (five minutes) where nothing marked its end.
 */
export function versionsQuestion(scope: MetricScope): Question<readonly ServiceVersions[]> {
  const { calls } = scope.profile.convention.requests;
  const targets = counted(targetLabels, promqlSelector('', [oneOf('__name__', targetMetrics), ...known(scope)]));
  const requests = counted([...serviceLabels(scope), version], promqlSelector(calls.name, known(scope)));
  return {
    about: { is: 'versions' },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: [{ kind: 'promql', refId: 'versions', expr: `${targets} or ${requests}`, shape: 'range' }],
    read: (answers) => readVersions(answers, scope),
  };
}

/** Those of the environment that say their version. */
function known({ matchers }: MetricScope): readonly Matcher[] {
  return [...matchers, { label: version, op: '!=', value: '' }];
}

function counted(labels: readonly string[], selector: string): string {
  return `count by (${labels.join(', ')}) (${selector})`;
}

function readVersions(answers: Answers, scope: MetricScope): Outcome<readonly ServiceVersions[]> {
  const found = readCourses(answers, 'versions');
  const sightings = found.items.flatMap((course) => sightingsIn(course, serviceOf(course.labels, scope)));
  if (sightings.length === 0) {
    return found.problem ? failed(found.problem) : absent({ why: 'nothing-found', looked: [version] });
  }
  return ready(seenVersions(sightings, scope.step), caveatsOf({ versions: found }));
}

/** Of processes by `service_name`, else by `job`, which is `namespace/name` or the name alone; else as of requests. */
function serviceOf(labels: Labels, scope: MetricScope): ServiceId | undefined {
  if (labels.service_name === undefined && labels.job === undefined) {
    return serviceFrom(labels, scope);
  }
  const job = labels.job ?? '';
  const slash = job.lastIndexOf('/');
  const namespace = labels.service_namespace ?? (slash < 0 ? undefined : job.slice(0, slash));
  return serviceId(labels.service_name ?? job.slice(slash + 1), scope.profile.namespaced ? namespace : undefined);
}

/** A version was seen at these moments, in order. */
interface Sighting {
  readonly service: ServiceId;
  readonly version: string;
  readonly moments: readonly EpochMs[];
}

function sightingsIn({ labels, at: axis, values }: Course, service: ServiceId | undefined): readonly Sighting[] {
  const text = labels[version];
  const moments = axis.filter((_, index) => (values[index] ?? 0) > 0);
  return service && text && moments.length > 0 ? [{ service, version: text, moments }] : [];
}

/** How many traces are looked through for versions, and how many spans of each. */
const tracesLooked = 100;
const spansLooked = 20;

/**
 * The same as far as the newest traces tell, of one service or of all: what runs now for certain, what ran before only
 * where few requests were made since.
 */
export function versionsInTraces(scope: SignalScope, service?: ServiceId): Question<readonly ServiceVersions[]> {
  const conditions = [
    'resource.service.version != nil',
    ...(service ? [traceqlEquals('resource.service.name', nameIn(scope.names ?? [], service.name))] : []),
    ...traceqlMatchers(scope.matchers),
  ];
  const select = 'select(resource.service.name, resource.service.version) with (most_recent=true)';
  const traceql = `${traceqlSpans(conditions)} | ${select}`;
  return {
    about: { is: 'versions-in-traces', ...(service && { service }) },
    signal: 'traces',
    window: scope.window,
    step: scope.step,
    queries: [{ kind: 'traceql', refId: 'traces', traceql, limit: tracesLooked, spansPerTrace: spansLooked }],
    read: (answers) => readFromTraces(answers, scope),
  };
}

function readFromTraces(answers: Answers, { step, names = [] }: SignalScope): Outcome<readonly ServiceVersions[]> {
  const found = readPart(answers, 'traces', { signal: 'traces', expected: 'a list of traces', read: readSpans });
  if (found.items.length === 0) {
    return found.problem ? failed(found.problem) : absent({ why: 'nothing-found', looked: ['service.version'] });
  }
  const serviceOf = servicesBy(names);
  const sightings = found.items.map(({ service, ...seen }) => ({
    ...seen,
    service: { name: serviceOf(service.name) },
  }));
  return ready(seenVersions(sightings, step), caveatsOf({ traces: found }));
}

function readSpans(frames: readonly Frame[]): { items: Sighting[]; unreadable: number } {
  const items: Sighting[] = [];
  for (const frame of frames) {
    const fields = fieldsOf(frame);
    const nested = fieldNamed(fields, ['nested']);
    const tables = nested ? Array.from(nested.values).flatMap(inner) : [fields];
    items.push(...tables.flatMap(spansOf));
  }
  return { items, unreadable: 0 };
}

function inner(cell: unknown): ReadonlyArray<readonly FrameField[]> {
  return (Array.isArray(cell) ? cell : [cell]).map(nestedFields);
}

function spansOf(fields: readonly FrameField[]): readonly Sighting[] {
  const spans: Sighting[] = [];
  for (let row = 0, rows = rowsOf(fields); row < rows; row++) {
    const service = serviceId(textAt(fieldNamed(fields, ['service.name', 'resource.service.name']), row), undefined);
    const text = textAt(fieldNamed(fields, ['service.version', 'resource.service.version']), row);
    const start = momentOf(at(fieldNamed(fields, ['time', 'startTime']), row));
    if (service && text && start !== undefined) {
      spans.push({ service, version: text, moments: [epochMs(start)] });
    }
  }
  return spans;
}

/** A version that was not seen for longer than this has ended; shorter gaps are scrapes that failed. */
function longestGap(step: Ms): Ms {
  return ms(Math.max(minutes(5), 4 * step));
}

function seenVersions(sightings: readonly Sighting[], step: Ms): readonly ServiceVersions[] {
  const services = new Map<string, { service: ServiceId; moments: Map<string, EpochMs[]> }>();
  for (const { service, version: text, moments } of sightings) {
    const known = services.get(serviceKey(service)) ?? { service, moments: new Map<string, EpochMs[]>() };
    services.set(serviceKey(service), known);
    known.moments.set(text, [...(known.moments.get(text) ?? []), ...moments]);
  }
  return [...services.values()].map(({ service, moments }) => ({
    service,
    versions: [...moments].map(([text, when]): VersionSeen => ({ version: text, seen: stretches(when, step) })),
  }));
}

function stretches(moments: EpochMs[], step: Ms): readonly Window[] {
  const found: Window[] = [];
  for (const moment of moments.sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && moment - last.to <= longestGap(step)) {
      found[found.length - 1] = windowOf(last.from, moment);
    } else {
      found.push(windowOf(moment, moment));
    }
  }
  return found;
}
