import type { LogLevel } from '../model/log';
import { logVolumeQuestion, logsQuestion } from '../telemetry/logs';
import { logWays, type LogWay } from '../telemetry/logWays';
import { exprOf, logScope } from './asked';
import type { Dashboard, Override } from './dashboard';
import { logsSource, said, type Edition } from './edition';
import { dashboard, type Placed } from './layout';
import { headerLink, pluginPath, serviceLogsPath } from './linkToPlugin';
import { bars, logLines, timeSeries, type Said } from './panels';

const errors: readonly LogLevel[] = ['critical', 'error'];
const noise: readonly LogLevel[] = ['info', 'debug', 'trace'];

/** By name an error could well be green. */
const levelColours: readonly Override[] = [
  ['critical', 'dark-red'],
  ['error', 'red'],
  ['warn', 'orange'],
  ['info', 'blue'],
  ['debug', 'light-blue'],
  ['trace', 'text'],
  ['unknown', 'text'],
].map(([level = '', fixedColor]) => ({
  matcher: { id: 'byName', options: level },
  properties: [{ id: 'color', value: { mode: 'fixed', fixedColor } }],
}));

/** Errors by themselves, and how much else is written, so that neither hides the other. */
export function logs(edition: Edition): Dashboard {
  return dashboard(edition, {
    name: 'logs',
    title: said(edition, 'Logs: noise and errors apart', '로그: 소음과 오류를 따로'),
    description: said(
      edition,
      'Error lines by service and as they were written; apart from them how much else is written, and by whom.',
      '오류 로그를 서비스별로, 쓰인 그대로 보여 줍니다. 나머지는 누가 얼마나 쓰는지 따로 보여 줍니다.'
    ),
    uses: ['logs'],
    placed: [...errorPanels(edition), ...noisePanels(edition)],
  });
}

function told(edition: Edition, title: string, description: string): Said {
  return {
    title,
    description,
    links: [headerLink(said(edition, 'Logs in Throughline', 'Throughline 로그'), pluginPath('logs'))],
  };
}

/** The way that logs arrive over OTLP; the pages try others too. */
function usualWay(): LogWay {
  const [first] = logWays;
  if (!first) {
    throw new Error('No way to ask logs');
  }
  return first;
}

const of = { is: 'environment' } as const;

function linesOf(edition: Edition, levels: readonly LogLevel[]): string {
  return exprOf(logsQuestion({ of, way: usualWay(), levels, limit: 200 }, logScope(edition)), 'lines');
}

/** Lines per step, by service. */
function countedByService(lines: string): string {
  return `sum by (${usualWay().service.label}) (count_over_time(${lines} | drop __error__, __error_details__ [$__auto]))`;
}

function byService(edition: Edition, panel: Said, levels: readonly LogLevel[]): Placed {
  const { label } = usualWay().service;
  const links = [{ title: said(edition, 'Its lines', '로그 보기'), url: serviceLogsPath(`__field.labels.${label}`) }];
  return {
    w: 12,
    h: 8,
    panel: timeSeries(panel, {
      source: logsSource,
      asked: [{ refId: 'lines', expr: countedByService(linesOf(edition, levels)), legend: `{{${label}}}` }],
      defaults: { color: { mode: 'palette-classic-by-name' }, unit: 'short', min: 0, custom: bars, links },
    }),
  };
}

function errorPanels(edition: Edition): readonly Placed[] {
  const volume = exprOf(logVolumeQuestion({ of, way: usualWay() }, logScope(edition)), 'volume');
  return [
    byService(
      edition,
      told(
        edition,
        said(edition, 'Error lines by service', '서비스별 오류 로그'),
        said(edition, 'Lines of level error and critical.', 'error와 critical 수준의 로그입니다.')
      ),
      errors
    ),
    {
      w: 12,
      h: 8,
      panel: timeSeries(
        told(
          edition,
          said(edition, 'All lines by level', '수준별 전체 로그'),
          said(edition, 'How much is written at all.', '전체 로그의 양입니다.')
        ),
        {
          source: logsSource,
          asked: [{ refId: 'volume', expr: volume, legend: '{{detected_level}}{{level}}' }],
          defaults: { color: { mode: 'palette-classic-by-name' }, unit: 'short', min: 0, custom: bars },
          overrides: levelColours,
        }
      ),
    },
    {
      w: 24,
      h: 12,
      panel: logLines(
        told(
          edition,
          said(edition, 'Errors, newest first', '최근 오류'),
          said(edition, 'The newest 200 error lines.', '가장 최근 오류 로그 200줄입니다.')
        ),
        logsSource,
        { refId: 'errors', expr: linesOf(edition, errors) }
      ),
    },
  ];
}

function noisePanels(edition: Edition): readonly Placed[] {
  return [
    byService(
      edition,
      told(
        edition,
        said(edition, 'Who writes the rest', '나머지는 누가 쓰나'),
        said(edition, 'Lines of level info, debug and trace.', 'info, debug, trace 수준의 로그입니다.')
      ),
      noise
    ),
    byService(
      edition,
      told(
        edition,
        said(edition, 'Warnings by service', '서비스별 경고'),
        said(edition, 'Lines of level warn.', 'warn 수준의 로그입니다.')
      ),
      ['warn']
    ),
    {
      w: 24,
      h: 10,
      panel: logLines(
        told(
          edition,
          said(edition, 'The rest, newest first', '나머지 최근 로그'),
          said(
            edition,
            'The newest 200 lines that are neither errors nor warnings.',
            '오류도 경고도 아닌 최근 로그 200줄입니다.'
          )
        ),
        logsSource,
        { refId: 'noise', expr: linesOf(edition, noise) }
      ),
    },
  ];
}
