import { metricsOf, said, type Edition } from './edition';
import { atEntry, byService, durationUnit, failures, share, stateByService } from './figures';
import type { Placed } from './layout';
import { headerLink, pluginPath } from './linkToPlugin';
import { earned, stat, type Said } from './panels';
import { stateWords } from './words';

/** What a panel of everyone's dashboard says, with the way to its reasons. */
export function toOverview(edition: Edition, title: string, description: string): Said {
  const link = headerLink(said(edition, 'Look closer', '자세히 보기'), pluginPath('overview'));
  return { title, description, links: [link] };
}

/** How it is, and how much of it failed. */
export function now(edition: Edition): readonly Placed[] {
  const source = metricsOf(edition);
  const whole = byService(edition, 'whole');
  const failed = `sum(${atEntry(failures(whole), edition)})`;
  const all = `sum(${atEntry(whole.rate, edition)})`;
  const state = toOverview(
    edition,
    said(edition, 'What people meet now', '지금 사람들이 겪는 상태'),
    said(
      edition,
      'The worst that people meet right now, at the services they reach first.',
      '사람들이 가장 먼저 만나는 서비스에서 지금 겪는 가장 나쁜 상태입니다.'
    )
  );
  const part = toOverview(
    edition,
    said(edition, 'Requests that failed, of all', '전체 중 실패한 요청'),
    said(
      edition,
      'Of all requests that people made in the chosen time, the part that failed. Each counts once.',
      '선택한 시간 동안 사람들이 보낸 요청 중 실패한 비율입니다. 요청마다 한 번만 셉니다.'
    )
  );
  const count = toOverview(
    edition,
    said(edition, 'Requests that failed', '실패한 요청 수'),
    said(edition, 'How many that were in the chosen time.', '선택한 시간 동안 실패한 요청의 수입니다.')
  );
  const none = said(edition, 'No requests', '요청 없음');
  return [
    {
      w: 12,
      h: 4,
      panel: stat(state, {
        source,
        asked: [{ refId: 'state', expr: `max(${atEntry(stateByService(edition), edition)})` }],
        defaults: { mappings: stateWords(edition, 'text'), noValue: none },
      }),
    },
    {
      w: 6,
      h: 4,
      panel: stat(part, {
        source,
        asked: [{ refId: 'share', expr: share(failed, all) }],
        defaults: { unit: 'percentunit', decimals: 1, noValue: none, thresholds: earned(0.01, 0.05) },
      }),
    },
    {
      w: 6,
      h: 4,
      panel: stat(count, {
        source,
        asked: [{ refId: 'count', expr: `${failed} * $__range_s` }],
        defaults: { unit: 'locale', decimals: 0, noValue: none },
      }),
    },
  ];
}

/** How much is failing right now, and how long people wait. */
export function impact(edition: Edition): readonly Placed[] {
  const source = metricsOf(edition);
  const points = byService(edition, 'points');
  const { p95 } = byService(edition, 'whole');
  const perMinute = toOverview(
    edition,
    said(edition, 'Failing per minute, now', '지금 분당 실패'),
    said(edition, 'How many requests fail in a minute right now.', '지금 1분에 실패하는 요청 수입니다.')
  );
  const requests = toOverview(
    edition,
    said(edition, 'Requests per minute, now', '지금 분당 요청'),
    said(edition, 'How many requests people make in a minute right now.', '지금 1분에 들어오는 요청 수입니다.')
  );
  const waiting = toOverview(
    edition,
    said(edition, 'One request in twenty waits longer than', '스무 번 중 한 번은 이보다 오래 기다립니다'),
    said(
      edition,
      'Nineteen of twenty requests in the chosen time were answered faster than this.',
      '선택한 시간의 요청 스무 개 중 열아홉 개는 이보다 빨리 응답했습니다.'
    )
  );
  const none = said(edition, 'No requests', '요청 없음');
  return [
    {
      w: 6,
      h: 3,
      panel: stat(perMinute, {
        source,
        asked: [{ refId: 'failing', expr: `60 * sum(${atEntry(failures(points), edition)})` }],
        defaults: { unit: 'locale', decimals: 0, noValue: none },
      }),
    },
    {
      w: 6,
      h: 3,
      panel: stat(requests, {
        source,
        asked: [{ refId: 'requests', expr: `60 * sum(${atEntry(points.rate, edition)})` }],
        defaults: { unit: 'locale', decimals: 0, noValue: none },
      }),
    },
    ...(p95 === undefined
      ? []
      : [
          {
            w: 12,
            h: 3,
            panel: stat(waiting, {
              source,
              asked: [{ refId: 'waiting', expr: `max(${atEntry(p95, edition)})` }],
              defaults: { unit: durationUnit(edition), noValue: none },
            }),
          } as const,
        ]),
  ];
}
