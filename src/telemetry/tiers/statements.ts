import { readTraceId } from '../../model/ids';
import { absent, failed, ready, type Outcome } from '../../model/outcome';
import type { StatementSpan, StatementTotal } from '../../model/resource';
import type { ServiceId } from '../../model/service';
import { ms } from '../../model/units';
import { lengthOf } from '../../model/window';
import { at, fieldNamed, fieldsOf, numberOf, rowsOf, textAt } from '../columns';
import type { Frame, FrameField } from '../frame';
import { readSamples, type Labels } from '../prometheusFrames';
import { promqlSelector, rate, sumBy } from '../promql';
import type { Answers, Question } from '../question';
import { caveatsOf, readPart } from '../reading';
import type { MetricScope, SignalScope } from '../scope';
import { nameIn } from '../serviceNames';
import { nestedFields } from '../nestedFields';
import { traceqlEquals, traceqlMatchers, traceqlSpans } from '../traceql';
import { serviceMatcher } from './joins';
import { orWithout } from './plan';
import { statementLabels, statementMetrics, type StatementMetric } from './statementMetrics';

const mostStatements = 10;

/**
 * Time of database statements per second, from metrics that carry what a statement is. Undefined where none of them is
 * there. Absent where they are but say nothing of databases: then spans are to be asked.
 */
export function statementTimesQuestion(
  service: ServiceId,
  names: readonly string[],
  scope: MetricScope
): Question<readonly StatementTotal[]> | undefined {
  const metric = service.name === '' ? undefined : statementMetrics.find((one) => names.includes(one.metric));
  return (
    metric && {
      about: { is: 'statement-times', service },
      signal: 'metrics',
      window: scope.window,
      step: scope.step,
      queries: [
        {
          kind: 'promql',
          refId: 'time',
          expr: `topk(${mostStatements}, ${summed(metric, 'sum', { service, scope })})`,
          shape: 'instant',
        },
        { kind: 'promql', refId: 'count', expr: summed(metric, 'count', { service, scope }), shape: 'instant' },
      ],
      read: (answers) => readTimes(answers, metric),
    }
  );
}

function summed(
  { metric, systems }: StatementMetric,
  of: 'sum' | 'count',
  { service, scope }: { service: ServiceId; scope: MetricScope }
): string {
  const name = metric.replace(/sum$/, of);
  const labels = ['service_name', 'service', 'job'];
  const over = ms(Math.max(lengthOf(scope.window), 120_000));
  const series = labels.flatMap((label) =>
    systems.map((system) =>
      rate(
        promqlSelector(name, [
          serviceMatcher(label, service),
          { label: system, op: '!=', value: '' },
          ...scope.matchers.map(orWithout),
        ]),
        over
      )
    )
  );
  return sumBy([...statementLabels, ...systems], series.join(' or '));
}

function readTimes(answers: Answers, { unit, systems }: StatementMetric): Outcome<readonly StatementTotal[]> {
  const [times, counts] = [readSamples(answers, 'time'), readSamples(answers, 'count')];
  if (times.problem && times.items.length === 0) {
    return failed(times.problem);
  }
  const keyOf = (labels: Labels) => JSON.stringify([...statementLabels, ...systems].map((label) => labels[label]));
  const countOf = new Map(counts.items.map(({ labels, value }) => [keyOf(labels), value]));
  const statements = times.items.flatMap(({ labels, value }) => {
    const statement = statementIn(labels);
    const [system] = systems.flatMap((label) => labels[label] ?? []);
    return statement === undefined || value <= 0
      ? []
      : [{ statement, system, count: countOf.get(keyOf(labels)) ?? 0, total: ms(value * unit) }];
  });
  return statements.length > 0
    ? ready(
        statements.sort((a, b) => b.total - a.total),
        caveatsOf({ time: times, count: counts })
      )
    : absent({ why: 'nothing-found' });
}

/** The text of the statement, or as much as the labels tell: an operation and what it is on. */
function statementIn(labels: Labels): string | undefined {
  const [text, ...shorter] = statementLabels.flatMap((label) => labels[label] ?? []);
  const isWhole = ['db_query_text', 'db_statement', 'db_query_summary'].some((label) => labels[label] !== undefined);
  return isWhole || text === undefined ? text : [text, ...shorter].join(' ');
}

export interface StatementsWanted {
  readonly service: ServiceId;
  /** How many traces at most are looked at. */
  readonly limit: number;
}

/** How many statements of each trace are looked at. */
const spansPerTrace = 10;

/** A sample of the newest spans in which a service asked a database. What they say of all is for `analysis` to tell. */
export function statementSpansQuestion(want: StatementsWanted, scope: SignalScope): Question<readonly StatementSpan[]> {
  const { name, namespace } = want.service;
  const conditions = [
    traceqlEquals('resource.service.name', nameIn(scope.names ?? [], name)),
    ...(namespace ? [traceqlEquals('resource.service.namespace', namespace)] : []),
    ...traceqlMatchers(scope.matchers),
    'kind = client',
    '(span.db.system.name != nil || span.db.system != nil)',
  ];
  const wanted = ['db.query.text', 'db.statement', 'db.query.summary', 'db.system.name', 'db.system'];
  const select = ['name', ...wanted.map((attribute) => `span.${attribute}`)].join(', ');
  const traceql = `${traceqlSpans(conditions)} | select(${select}) with (most_recent=true)`;
  return {
    about: { is: 'statement-spans', ...want },
    signal: 'traces',
    window: scope.window,
    step: scope.step,
    queries: [{ kind: 'traceql', refId: 'statements', traceql, limit: want.limit, spansPerTrace }],
    read: readSpans,
  };
}

function readSpans(answers: Answers): Outcome<readonly StatementSpan[]> {
  const found = readPart(answers, 'statements', { signal: 'traces', expected: 'a list of traces', read: readTraces });
  if (found.problem && found.items.length === 0) {
    return failed(found.problem);
  }
  return found.items.length > 0
    ? ready(found.items, caveatsOf({ statements: found }))
    : absent({ why: 'nothing-found' });
}

function readTraces(frames: readonly Frame[]): { items: StatementSpan[]; unreadable: number } {
  const items: StatementSpan[] = [];
  let unreadable = 0;
  for (const frame of frames) {
    const fields = fieldsOf(frame);
    const isFlat = fieldNamed(fields, ['traceIdHidden']) !== undefined;
    for (let row = 0, rows = rowsOf(fields); row < rows; row++) {
      const spans = isFlat
        ? [spanAt(fields, row, at(fieldNamed(fields, ['traceIdHidden']), row))]
        : spansOf(fields, row);
      items.push(...spans.flatMap((span) => span ?? []));
      unreadable += spans.filter((span) => span === undefined).length;
    }
  }
  return { items, unreadable };
}

function spansOf(fields: readonly FrameField[], row: number): ReadonlyArray<StatementSpan | undefined> {
  const nested = at(fieldNamed(fields, ['nested']), row);
  const traceId = at(fieldNamed(fields, ['traceID']), row);
  return (Array.isArray(nested) ? nested : [nested]).flatMap((frame) => {
    const spans = nestedFields(frame);
    return Array.from({ length: rowsOf(spans) }, (_, index) => spanAt(spans, index, traceId));
  });
}

/** A span whose statement was not recorded is told by its name, which is the operation as a rule. */
function spanAt(fields: readonly FrameField[], row: number, id: unknown): StatementSpan | undefined {
  const text = (...names: readonly string[]) => {
    const spelled = names.flatMap((name) => [name, `span.${name}`]);
    return spelled.map((name) => textAt(fieldNamed(fields, [name]), row)).find((found) => found !== undefined);
  };
  const traceId = readTraceId(id);
  const statement = text('db.query.text', 'db.statement', 'db.query.summary', 'name');
  const nanoseconds = numberOf(at(fieldNamed(fields, ['duration']), row));
  return traceId === undefined || statement === undefined || nanoseconds === undefined
    ? undefined
    : { traceId, statement, system: text('db.system.name', 'db.system'), duration: ms(nanoseconds / 1e6) };
}
