import { operationsQuestion } from '../telemetry/operations';
import type { Question } from '../telemetry/question';
import { redQuestion } from '../telemetry/red';
import { edgesQuestion } from '../telemetry/serviceGraph';
import { asks, chosenService, exprOf, metricScope } from './asked';
import type { Dashboard, PanelContent } from './dashboard';
import { metricsOf, said, type Edition } from './edition';
import { byService, durationUnit, ofEnvironment, share } from './figures';
import { dashboard, type Placed } from './layout';
import { headerLink, pluginPath, servicePath } from './linkToPlugin';
import { courseOf, earned, quantileNames, stat, timeSeries, type Asked, type Said } from './panels';
import { table, type Column } from './tables';

/** Rate, errors and duration: of all services beside each other, then of one. */
export function redByService(edition: Edition): Dashboard {
  return dashboard(edition, {
    name: 'red',
    title: said(edition, 'RED by service', '서비스별 RED'),
    description: said(
      edition,
      'Rate, errors and duration of every service; then one service with its operations, callers and callees.',
      '모든 서비스의 요청률, 오류, 지연 시간과 한 서비스의 오퍼레이션, 호출자와 피호출자입니다.'
    ),
    uses: ['service'],
    placed: [...totals(edition), ...allServices(edition), ...oneService(edition), ...around(edition)],
  });
}

function toOverview(edition: Edition, title: string, description: string): Said {
  return { title, description, links: [headerLink(said(edition, 'Overview', '개요'), pluginPath('overview'))] };
}

function toService(edition: Edition, title: string, description: string): Said {
  return {
    title,
    description,
    links: [headerLink(said(edition, 'This service', '이 서비스'), servicePath('service'))],
  };
}

function totals(edition: Edition): readonly Placed[] {
  const source = metricsOf(edition);
  const { rate, errors } = ofEnvironment(edition);
  const window = said(edition, 'Over the chosen time.', '선택한 시간 전체의 값입니다.');
  return [
    {
      w: 12,
      h: 3,
      panel: stat(toOverview(edition, said(edition, 'Requests handled', '처리한 요청'), window), {
        source,
        asked: [{ refId: 'rate', expr: rate }],
        defaults: { unit: 'reqps' },
      }),
    },
    {
      w: 12,
      h: 3,
      panel: stat(toOverview(edition, said(edition, 'Of these failed', '그중 실패'), window), {
        source,
        asked: [{ refId: 'share', expr: share(errors ?? `0 * ${rate}`, rate) }],
        defaults: { unit: 'percentunit', decimals: 2, thresholds: earned(0.01, 0.05) },
      }),
    },
  ];
}

function allServices(edition: Edition): readonly Placed[] {
  const source = metricsOf(edition);
  const { service } = edition.profile.convention.requests;
  const { rate, errors, p95 } = byService(edition, 'points');
  const legend = `{{${service}}}`;
  const links = [
    { title: said(edition, 'Open service', '서비스 열기'), url: servicePath(`__field.labels.${service}`) },
  ];
  const course = (about: Said, expr: string, unit: string): Placed => ({
    w: 8,
    // A third is for the legend, which names every service.
    h: 12,
    panel: timeSeries(about, {
      source,
      asked: [{ refId: 'course', expr, legend }],
      defaults: { ...courseOf(unit), links },
    }),
  });
  const inbound = said(edition, 'Requests that came in, by service.', '들어온 요청, 서비스별.');
  return [
    course(toOverview(edition, said(edition, 'Rate', '요청률'), inbound), rate, 'reqps'),
    course(
      toOverview(
        edition,
        said(edition, 'Errors', '오류율'),
        said(edition, 'Share of requests that failed.', '실패한 요청의 비율.')
      ),
      share(errors ?? `0 * ${rate}`, rate),
      'percentunit'
    ),
    ...(p95 === undefined
      ? []
      : [
          course(
            toOverview(
              edition,
              said(edition, 'Duration, p95', '지연 시간, p95'),
              said(edition, '19 of 20 requests are faster.', '요청 20개 중 19개가 더 빠릅니다.')
            ),
            p95,
            durationUnit(edition)
          ),
        ]),
    { w: 24, h: 10, panel: serviceTable(edition) },
  ];
}

function serviceTable(edition: Edition) {
  const { rate, errors, p95 } = byService(edition, 'whole');
  const { service } = edition.profile.convention.requests;
  const columns: readonly Column[] = [
    {
      name: said(edition, 'Service', '서비스'),
      of: { label: service },
      link: { title: said(edition, 'Open service', '서비스 열기'), url: servicePath('__value.raw') },
    },
    ...figureColumns(edition, { rate, errors, p95 }),
  ];
  const told = toOverview(
    edition,
    said(edition, 'Services', '서비스'),
    said(
      edition,
      'Over the chosen time, as the Overview of Throughline has it.',
      '선택한 시간 전체, Throughline 개요와 같은 값입니다.'
    )
  );
  return table(told, { source: metricsOf(edition), columns, sortBy: [said(edition, 'Rate', '요청률')] });
}

interface Figures {
  readonly rate: string;
  readonly errors?: string;
  readonly p95?: string;
}

/** Half a screen leaves names little room: there figures get a `width`. */
function figureColumns(edition: Edition, { rate, errors, p95 }: Figures, width?: number): readonly Column[] {
  return [
    { name: said(edition, 'Rate', '요청률'), of: { refId: 'rate', expr: rate }, unit: 'reqps', width },
    ...(errors === undefined
      ? []
      : [
          {
            name: said(edition, 'Errors', '오류율'),
            of: { refId: 'share', expr: share(errors, `(${rate})`) },
            unit: 'percentunit',
            decimals: 2,
            width,
          },
        ]),
    ...(p95 === undefined
      ? []
      : [{ name: 'p95', of: { refId: 'p95', expr: p95 }, unit: durationUnit(edition), width }]),
  ];
}

function oneService(edition: Edition): readonly Placed[] {
  const source = metricsOf(edition);
  const question = redQuestion({ is: 'service', service: chosenService }, metricScope(edition));
  const rate = exprOf(question, 'rate');
  const errors = asks(question, 'errors') ? exprOf(question, 'errors') : `0 * ${rate}`;
  const course = (about: Said, asked: Asked, unit: string): Placed => ({
    w: 8,
    h: 9,
    panel: timeSeries(about, {
      source,
      asked: [asked],
      defaults: courseOf(unit),
      overrides: quantileNames,
    }),
  });
  const figure = (english: string, korean: string, description: string) =>
    toService(edition, `$service · ${said(edition, english, korean)}`, description);
  const label = (english: string, korean: string) => said(edition, english, korean);
  return [
    course(
      figure('rate', '요청률', label('Requests that came in.', '들어온 요청.')),
      { refId: 'rate', expr: rate, legend: label('rate', '요청률') },
      'reqps'
    ),
    course(
      figure('errors', '오류율', label('Share of them that failed.', '그중 실패한 비율.')),
      { refId: 'share', expr: share(errors, rate), legend: label('errors', '오류율') },
      'percentunit'
    ),
    ...(asks(question, 'duration')
      ? [
          course(
            figure('duration', '지연 시간', label('Quantiles with exemplars.', '분위수와 예시 트레이스.')),
            { refId: 'duration', expr: exprOf(question, 'duration'), legend: 'p{{quantile}}', exemplars: true },
            durationUnit(edition)
          ),
        ]
      : []),
  ];
}

/** Asked of one service: its operations, and who calls whom around it, as far as the metrics tell. */
function around(edition: Edition): readonly Placed[] {
  const panels = [operationsOf(edition), neighboursOf(edition)].filter((panel) => panel !== undefined);
  return panels.map((panel) => ({ w: panels.length > 1 ? 12 : 24, h: 10, panel }));
}

function figuresIn(question: Question<unknown>): Figures {
  return {
    rate: `(${exprOf(question, 'rate')})`,
    errors: asks(question, 'errors') ? `(${exprOf(question, 'errors')})` : undefined,
    p95: asks(question, 'p95') ? exprOf(question, 'p95') : undefined,
  };
}

function operationsOf(edition: Edition): PanelContent | undefined {
  const { operation, kind } = edition.profile.convention.requests;
  const question = operationsQuestion(chosenService, metricScope(edition));
  if (!asks(question, 'rate')) {
    return undefined;
  }
  return table(
    toService(
      edition,
      said(edition, '$service · operations', '$service · 오퍼레이션'),
      said(edition, 'Those that take most time together.', '합쳐서 시간이 가장 많이 드는 것들입니다.')
    ),
    {
      source: metricsOf(edition),
      columns: [
        ...operation.map((label) => ({ name: said(edition, 'Operation', '오퍼레이션'), of: { label } })),
        ...figureColumns(edition, figuresIn(question), 100),
      ],
      hidden: kind === undefined ? [] : [kind],
      sortBy: [said(edition, 'Rate', '요청률')],
    }
  );
}

function neighboursOf(edition: Edition): PanelContent | undefined {
  const { graph } = edition.profile.convention;
  const question = edgesQuestion(metricScope(edition), chosenService);
  if (!graph || !asks(question, 'rate')) {
    return undefined;
  }
  return table(
    toService(
      edition,
      said(edition, '$service · callers and callees', '$service · 호출자와 피호출자'),
      said(edition, 'Only the calls between these two.', '이 둘 사이의 호출만 셉니다.')
    ),
    {
      source: metricsOf(edition),
      columns: [
        { name: said(edition, 'Caller', '호출자'), of: { label: graph.client } },
        { name: said(edition, 'Callee', '피호출자'), of: { label: graph.server } },
        ...figureColumns(edition, figuresIn(question), 100),
      ],
      hidden: graph.connection === undefined ? [] : [graph.connection],
      sortBy: [said(edition, 'Rate', '요청률')],
    }
  );
}
