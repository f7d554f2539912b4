/** @jest-environment node */
import { readTraceId, type TraceId } from '../model/ids';
import { windowOf } from '../model/window';
import { tracesLinkingToQuestion } from '../telemetry/linkedTraces';
import { operationDurationsQuestion } from '../telemetry/operationDurations';
import { classic } from '../telemetry/testing/scopes';
import { traceQuestion } from '../telemetry/trace';
import { ms } from '../model/units';
import type { Question } from '../telemetry/question';
import { demoAnswer } from './demoAnswer';
import { demoEnvironments } from './environments';
import { anchor, askDemo, column } from './testing/askDemo';

const window = windowOf(anchor - 3_600_000, anchor + 600_000);
const matchers = demoEnvironments.find(({ id }) => id === 'demo-kr')?.metrics.matchers ?? [];

function ask<Value>(question: Question<Value>): Value | undefined {
  const { about, step, queries } = question;
  const asked = { about, window: question.window, step, environment: 'demo-kr', matchers };
  const outcome = question.read(demoAnswer({ anchor, asked, queries }));
  return outcome.is === 'ready' ? outcome.value : undefined;
}

function idOf(text: unknown): TraceId {
  return readTraceId(text) ?? fail(`no trace id: ${String(text)}`);
}

function fail(why: string): never {
  throw new Error(why);
}

/** Newest traces in which messages were read. */
function readers(): readonly TraceId[] {
  const frame = askDemo({ is: 'traces', service: { name: '재고-알림' }, pick: 'newest', limit: 5 }).get('traces')
    ?.frames[0];
  return column(frame, 'traceID').map(idOf);
}

describe('links of the shop', () => {
  it('lead there and back', () => {
    const linking = readers().flatMap((traceId) => {
      const trace = ask(traceQuestion(traceId));
      return (trace?.spans ?? []).flatMap((span) =>
        span.links.map((link) => ({ span, from: traceId, to: link.traceId }))
      );
    });
    expect(linking.length).toBeGreaterThan(2);
    for (const { span, from, to } of linking) {
      const found = ask(tracesLinkingToQuestion(to, { window })) ?? [];
      expect(found.map(({ traceId }) => traceId)).toEqual([from]);
      expect(found[0]?.matched.map(({ spanId }) => spanId)).toContain(span.spanId);
    }
  });

  it('are not made up where nothing links', () => {
    const traceId = idOf(
      column(
        askDemo({ is: 'traces', service: { name: 'frontend' }, pick: 'newest', limit: 1 }).get('traces')?.frames[0],
        'traceID'
      )[0]
    );
    expect(ask(tracesLinkingToQuestion(traceId, { window }))).toBeUndefined();
    expect(ask(tracesLinkingToQuestion(idOf('abc'), { window }))).toBeUndefined();
  });
});

describe('how long operations of the shop take', () => {
  it('is told of every kind of span, and of the window before', () => {
    const scope = { profile: classic, matchers: [], window: windowOf(anchor - 3_600_000, anchor), step: ms(15_000) };
    const usual = [...(ask(operationDurationsQuestion([{ name: 'checkout' }, { name: 'payment' }], scope)) ?? [])];
    expect(usual.length).toBeGreaterThan(4);
    expect(usual.some(([key]) => key.endsWith('client')) && usual.some(([key]) => key.endsWith('server'))).toBe(true);
    for (const [, { p50 = 0, p95 = 0, p99 = 0, count = 0, before }] of usual) {
      expect(p50 <= p95 && p95 <= p99 && count > 0).toBe(true);
      expect(before?.p95).toBeGreaterThan(0);
    }
  });
});
