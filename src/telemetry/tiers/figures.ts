import type { BusinessMetric } from '../../model/environment';
import { absent, failed, ready, type Outcome } from '../../model/outcome';
import type { AskedFigure, Join, ResourceFigure, ResourceSeries } from '../../model/resource';
import type { Series } from '../../model/series';
import type { ServiceId } from '../../model/service';
import { minutes, ms, type Ms } from '../../model/units';
import { readCourses, type Labels } from '../prometheusFrames';
import { promqlSelector } from '../promql';
import type { Answers, MetricQuery, Question } from '../question';
import { rateWindow } from '../rateWindow';
import { caveatsOf } from '../reading';
import type { MetricScope } from '../scope';
import { businessExpr, businessOf, readSelector } from './business';
import type { Joined } from './dialect';
import { leadingNames } from './names';
import { planOf, type Known, type Planned } from './plan';

export interface FiguresWanted {
  readonly service: ServiceId;
  /** What is there and how it is joined; undefined where there are no metrics of resources at all. */
  readonly known: Known | undefined;
  readonly business: readonly BusinessMetric[];
}

/** More series than this are not asked for at one moment. */
const mostSeries = 25;
/** Whoever measures machines looks at them less often than span metrics come. */
const leastLookBack = minutes(2);

/** All figures of a service through the window. Absent where there is nothing that could be asked. */
export function figuresQuestion(wanted: FiguresWanted, scope: MetricScope): Question<readonly AskedFigure[]> {
  const asked = askedOf(wanted, scope);
  return {
    about: { is: 'resources', service: wanted.service },
    signal: 'metrics',
    window: scope.window,
    step: scope.step,
    queries: asked.flatMap(({ queries }) => queries),
    read: (answers) => readFigures(asked, answers),
  };
}

/** One figure by one dialect: its queries, and how it is read. */
interface Asked extends Pick<ResourceFigure, 'id' | 'kind' | 'tier' | 'title'> {
  readonly queries: readonly MetricQuery[];
  readonly read: (answers: Answers) => Outcome<ResourceFigure>;
}

function askedOf({ service, known, business }: FiguresWanted, scope: MetricScope): readonly Asked[] {
  const planned = known ? planOf(service, known, scope).map((one) => plannedFigure(one, scope)) : [];
  const named = businessOf(business, service).map((one, index) => businessFigure(one, index, scope));
  return [...planned, ...named];
}

function readFigures(asked: readonly Asked[], answers: Answers): Outcome<readonly AskedFigure[]> {
  const best = new Map<string, AskedFigure>();
  for (const { id, kind, tier, title, read } of asked) {
    const key = kind === 'business' ? id : kind;
    const known = best.get(key);
    const outcome = known?.outcome.is === 'ready' ? known.outcome : read(answers);
    if (!known || (known.outcome.is !== 'ready' && outcome.is !== 'absent')) {
      best.set(key, { id, kind, tier, title, outcome });
    }
  }
  const figures = [...best.values()].filter(({ kind, outcome }) => kind === 'business' || outcome.is !== 'absent');
  return figures.length > 0 ? ready(figures) : absent({ why: 'nothing-found', looked: leadingNames });
}

function plannedFigure(planned: Planned, scope: MetricScope): Asked {
  const { dialect, limits } = planned;
  const { id, kind, tier, unit, factor = 1, parts = [], needs } = dialect;
  const joined: Joined = {
    of: (metric, more = []) => promqlSelector(metric, [...planned.matching(metric), ...more]),
    by: planned.by,
    over: lookBack(scope),
  };
  const limit = dialect.limit && limits.length > 0 ? dialect.limit(joined, limits) : undefined;
  const limitId = `${id}-limit`;
  const facts = { id, kind, tier, unit, metric: needs[0] ?? '', join: planned.join };
  return {
    id,
    kind,
    tier,
    queries: [range(id, `topk(${mostSeries}, ${dialect.expr(joined)})`), ...(limit ? [range(limitId, limit)] : [])],
    read: (answers) => {
      const courses = readCourses(answers, id);
      const limits = limit ? readCourses(answers, limitId) : undefined;
      if (courses.problem && courses.items.length === 0) {
        return failed(courses.problem);
      }
      if (courses.items.every(({ values }) => values.every((value) => value === undefined))) {
        return absent({ why: 'nothing-found', looked: [facts.metric] });
      }
      const series = courses.items.map((course) => ({ ...scaled(course, factor), name: nameOf(course.labels, parts) }));
      const [most] = limits?.items ?? [];
      const cut = series.length >= mostSeries ? [{ kind: 'truncated', shown: series.length } as const] : [];
      return ready(
        {
          ...facts,
          series: highestFirst(series),
          limit: most && scaled(most, factor),
          inEnvironment: planned.inEnvironment,
        },
        [...caveatsOf({ [id]: courses, [limitId]: limits }), ...cut]
      );
    },
  };
}

const settings: Join = { by: 'settings' };

function businessFigure(metric: BusinessMetric, index: number, scope: MetricScope): Asked {
  const selector = readSelector(metric.selector);
  const facts = {
    id: `business-${index}`,
    kind: 'business',
    tier: 'business',
    title: metric.title,
  } as const;
  if (!selector) {
    const reply = 'Not of the form name{label="value"}';
    const problem = { kind: 'query-rejected', signal: 'metrics', query: metric.selector, reply } as const;
    return { ...facts, queries: [], read: () => failed(problem) };
  }
  const { as } = metric;
  const expr = businessExpr(selector, { as, environment: scope.matchers, over: lookBack(scope) });
  return {
    ...facts,
    queries: [range(facts.id, expr)],
    read: (answers) => {
      const courses = readCourses(answers, facts.id);
      if (courses.problem && courses.items.length === 0) {
        return failed(courses.problem);
      }
      const series = courses.items.map(({ at, values }) => ({ at, values, name: '' }));
      return series.length === 0
        ? absent({ why: 'nothing-found', looked: [metric.selector] })
        : ready(
            {
              ...facts,
              unit: 'plain',
              shownUnit: metric.unit,
              metric: selector.metric,
              series,
              join: settings,
              inEnvironment: true,
            },
            caveatsOf({ [facts.id]: courses })
          );
    },
  };
}

function lookBack(scope: MetricScope): Ms {
  return ms(Math.max(leastLookBack, rateWindow(ms(scope.profile.pushInterval), scope.step)));
}

function range(refId: string, expr: string): MetricQuery {
  return { kind: 'promql', refId, expr, shape: 'range' };
}

function scaled({ at, values }: Series<number>, factor: number): Series<number> {
  return factor === 1
    ? { at, values }
    : { at, values: values.map((value) => (value === undefined ? undefined : value * factor)) };
}

/** The pod or instance, after the part of it that is told apart. */
function nameOf(labels: Labels, parts: readonly string[]): string {
  const whose = labels.k8s_pod_name ?? labels.exported_pod ?? labels.pod ?? labels.instance ?? labels.consumergroup;
  return [...parts.map((part) => labels[part]), whose].filter((text) => text !== undefined).join(' · ');
}

function highestFirst(series: readonly ResourceSeries[]): readonly ResourceSeries[] {
  const height = ({ values }: ResourceSeries) => values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return [...series].sort((a, b) => height(b) - height(a) || (a.name < b.name ? -1 : 1));
}
