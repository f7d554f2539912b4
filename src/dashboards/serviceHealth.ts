import { serviceLabels } from '../telemetry/requestMetrics';
import { metricScope } from './asked';
import type { Dashboard } from './dashboard';
import { metricsOf, said, type Edition } from './edition';
import { byService, durationUnit, failures, newVersions, share, stateByService } from './figures';
import { dashboard, type Placed } from './layout';
import { pluginPath, servicePath } from './linkToPlugin';
import { impact, now, toOverview } from './healthNow';
import { alerts, bars, stateTimeline, text, timeSeries } from './panels';
import { table, type Column } from './tables';
import { stateWords, thereWord } from './words';

/** How our services are, for whoever wants to know and reads no queries. */
export function serviceHealth(edition: Edition): Dashboard {
  return dashboard(edition, {
    name: 'health',
    title: said(edition, 'Service health for everyone', '모두를 위한 서비스 상태'),
    description: said(
      edition,
      'How our services are, how many requests it touches, and what changed. In plain words.',
      '서비스가 어떤지, 요청이 얼마나 영향을 받는지, 무엇이 바뀌었는지 쉬운 말로 보여 줍니다.'
    ),
    uses: [],
    placed: [
      ...now(edition),
      ...impact(edition),
      ...changes(edition),
      everyService(edition),
      ...since(edition),
      howToRead(edition),
    ],
  });
}

function everyService(edition: Edition): Placed {
  const { rate, errors, p95 } = byService(edition, 'whole');
  const { service } = edition.profile.convention.requests;
  const say = (english: string, korean: string) => said(edition, english, korean);
  const others = serviceLabels(metricScope(edition)).filter((label) => label !== service);
  const columns: readonly Column[] = [
    {
      name: say('Service', '서비스'),
      of: { label: service },
      link: { title: say('What is wrong here', '무엇이 문제인지 보기'), url: servicePath('__value.raw') },
    },
    ...others.map((label) => ({ name: say('Namespace', '네임스페이스'), of: { label } })),
    {
      name: say('Now', '지금'),
      of: { refId: 'state', expr: stateByService(edition) },
      width: 190,
      properties: inWords(edition),
    },
    {
      name: say('Failed per minute', '분당 실패'),
      of: { refId: 'failed', expr: `60 * (${failures({ rate, errors })})` },
      unit: 'short',
      decimals: 1,
    },
    {
      name: say('Failed, of all', '실패율'),
      of: { refId: 'share', expr: share(errors ?? `0 * ${rate}`, rate) },
      unit: 'percentunit',
      decimals: 1,
    },
    ...(p95 === undefined
      ? []
      : [
          {
            name: say('1 in 20 waits longer than', '스무 번 중 한 번의 대기'),
            of: { refId: 'p95', expr: p95 },
            unit: durationUnit(edition),
          },
        ]),
    {
      name: say('Requests per minute', '분당 요청'),
      of: { refId: 'rate', expr: `60 * ${rate}` },
      unit: 'locale',
      decimals: 0,
    },
  ];
  const told = toOverview(
    edition,
    say('Every service', '모든 서비스'),
    say(
      'Those that need help first. A click on a name opens what is known about it.',
      '도움이 필요한 서비스가 먼저입니다. 이름을 누르면 알려진 내용을 엽니다.'
    )
  );
  const sortBy = [say('Now', '지금'), say('Failed per minute', '분당 실패')];
  return { w: 24, h: 11, panel: table(told, { source: metricsOf(edition), columns, sortBy }) };
}

/** A cell with a state's word in its colour; it stands as words do, though a number is behind it. */
function inWords(edition: Edition): Column['properties'] {
  return [
    { id: 'mappings', value: stateWords(edition, 'text') },
    { id: 'color', value: { mode: 'thresholds' } },
    { id: 'custom.cellOptions', value: { type: 'color-text' } },
    { id: 'custom.align', value: 'left' },
  ];
}

function since(edition: Edition): readonly Placed[] {
  const source = metricsOf(edition);
  const { service } = edition.profile.convention.requests;
  const links = [
    {
      title: said(edition, 'What is wrong here', '무엇이 문제인지 보기'),
      url: servicePath(`__field.labels.${service}`),
    },
  ];
  const when = toOverview(
    edition,
    said(edition, 'Since when', '언제부터'),
    said(
      edition,
      'Each bar is a service; a coloured part says when it was slower than usual or failing.',
      '막대 하나가 서비스 하나입니다. 색이 있는 부분이 느렸거나 실패한 시간입니다.'
    )
  );
  const failing = toOverview(
    edition,
    said(edition, 'Failing requests per minute', '분당 실패한 요청'),
    said(
      edition,
      'How many requests failed, and at which service. Vertical lines are new versions that were deployed.',
      '어느 서비스에서 요청이 몇 개 실패했는지 보여 줍니다. 세로선은 배포된 새 버전입니다.'
    )
  );
  return [
    {
      w: 12,
      h: 12,
      panel: stateTimeline(when, {
        source,
        asked: [{ refId: 'states', expr: stateByService(edition), legend: `{{${service}}}` }],
        defaults: { mappings: stateWords(edition, 'transparent'), links },
      }),
    },
    {
      w: 12,
      h: 12,
      panel: timeSeries(failing, {
        source,
        asked: [
          {
            refId: 'failing',
            expr: `(60 * (${failures(byService(edition, 'points'))})) > 0`,
            legend: `{{${service}}}`,
          },
        ],
        defaults: { color: { mode: 'palette-classic-by-name' }, unit: 'short', min: 0, custom: bars, links },
      }),
    },
  ];
}

function changes(edition: Edition): readonly Placed[] {
  const changed = toOverview(
    edition,
    said(edition, 'What changed', '무엇이 바뀌었나'),
    said(
      edition,
      'Services of which more than one version ran in the chosen time: the bars say which, and when.',
      '선택한 시간에 두 가지 이상의 버전이 실행된 서비스입니다. 막대가 어느 버전이 언제 실행됐는지 보여 줍니다.'
    )
  );
  const incidents = toOverview(
    edition,
    said(edition, 'Alerts', '알림'),
    said(edition, 'What Grafana’s alerts say now.', 'Grafana 알림의 현재 상태입니다.')
  );
  const running = thereWord(said(edition, 'running', '실행 중'));
  return [
    {
      w: 12,
      h: 6,
      panel: {
        ...stateTimeline(changed, {
          source: metricsOf(edition),
          asked: [{ refId: 'versions', ...newVersions(edition) }],
          defaults: {
            mappings: running,
            noValue: said(edition, 'No new version in this time', '이 시간에 새 버전 없음'),
          },
        }),
        // A job may stand as `namespace/name`: the name is what people know.
        transformations: [{ id: 'renameByRegex', options: { regex: '^ *(?:[^ /]+/)?(.+?) *$', renamePattern: '$1' } }],
      },
    },
    { w: 12, h: 6, panel: alerts(incidents) },
  ];
}

function howToRead(edition: Edition): Placed {
  const how = toOverview(
    edition,
    said(edition, 'How to read this', '읽는 법'),
    said(edition, 'What the words mean.', '낱말의 뜻입니다.')
  );
  // As high as it needs on a phone.
  return { w: 24, h: 8, panel: text(how, said(edition, help.english, help.korean)) };
}

const help = {
  english: [
    '**● Working** – as usual. **▲ Slower than usual** – answers take at least twice as long as in the quiet part of this time. **◆ Some requests fail** – three of a hundred or more. **✕ Failing** – five of a hundred or more. The word at the top is about what people meet first; a service behind can fail without their noticing.',
    '',
    `Choose environment and time above. For the reasons, step by step down to a line of a log, open [Throughline](${pluginPath('overview')}).`,
  ].join('\n'),
  korean: [
    '**● 정상** – 평소와 같습니다. **▲ 평소보다 느림** – 이 시간의 조용한 때보다 응답이 두 배 이상 걸립니다. **◆ 일부 요청 실패** – 백 번 중 세 번 이상. **✕ 장애** – 백 번 중 다섯 번 이상. 맨 위의 낱말은 사람들이 먼저 만나는 서비스의 상태입니다. 뒤에 있는 서비스는 사람들이 모르게 실패할 수 있습니다.',
    '',
    `환경과 시간은 위에서 고릅니다. 로그 한 줄까지 이어지는 원인은 [Throughline](${pluginPath('overview')})에서 볼 수 있습니다.`,
  ].join('\n'),
};
