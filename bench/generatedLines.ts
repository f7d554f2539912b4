import { logLevels, type LogLevel, type LogLine } from '../src/model/log';
import { epochMs } from '../src/model/units';
import { windowOf } from '../src/model/window';

const end = 1_795_227_990_000;
export const generatedWindow = windowOf(end - 3_600_000, end);

type Words = (next: () => number) => string;

const verbs = ['handled', 'accepted', 'queued', 'rejected', 'retried'];
const things = ['order', 'cart', 'payment', 'shipment', 'invoice', 'session', 'product', 'user', 'coupon', 'refund'];
const names = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace', 'heidi', 'ivan', 'judy'];

/** Sixty forms as services write them: plain text, logfmt, JSON, access logs, stack traces, and some in Korean. */
const forms: readonly Words[] = [
  ...things.flatMap((thing, index): Words[] => [
    (next) => `${thing} ${hex(next)} ${verbs[index % verbs.length]} in ${decimal(next)} ms for user ${number(next)}`,
    (next) => `level=info ts=${moment(next)} caller=${thing}.go:1${index} msg="${thing} stored" id=${number(next)}`,
    (next) =>
      JSON.stringify({ level: 'info', ts: number(next), msg: `${thing} ${number(next)} synced`, to: hex(next) }),
    (next) => `${moment(next)} WARN [worker-${number(next)}] ${thing}: pool ${number(next)} of 20 in use`,
    (next) => `10.0.${number(next) % 255}.7 - "GET /api/${thing}/${number(next)} HTTP/1.1" 200 ${number(next)}`,
  ]),
  (next) => `user ${names[number(next) % names.length]} logged in from 10.1.0.${number(next) % 255}`,
  (next) => `재고 확인 완료: 상품 ${number(next)}개, 부족 ${number(next) % 9}개`,
  (next) => `주문 ${number(next)} 결제 실패: 카드사 응답 없음 (${decimal(next)}초)`,
  (next) => `java.lang.IllegalStateException: no cart ${hex(next)}\n\tat shop.Cart.load(Cart.java:${number(next)})`,
  (next) => `cache miss for user ${number(next)}, rebuilding ${number(next)} products`,
  (next) => `connection to ${hex(next)}:5432 refused, attempt ${number(next) % 5} of 5`,
  (next) => `GC pause ${decimal(next)}ms, heap ${number(next)} of 2048 MiB`,
  (next) => `trace_id=${hex(next)}${hex(next)} span_id=${hex(next)} request done`,
  () => 'listening on :8080',
  () => 'health check ok',
];

/** Log lines of an hour, the same each time; newest first. */
export function generatedLines(count: number): LogLine[] {
  const next = numbers(7);
  return Array.from({ length: count }, (_, index): LogLine => {
    const form = forms[Math.floor(forms.length * next() * next())] ?? forms[0];
    const at = epochMs(end - (index * 3_600_000) / count);
    const level: LogLevel = logLevels[Math.floor(next() * logLevels.length)] ?? 'info';
    return {
      id: String(index),
      at,
      atNs: `${Math.floor(at)}000000`,
      level,
      body: form?.(next) ?? '',
      service: things[Math.floor(next() * things.length)],
      attributes: {},
    };
  });
}

/** Mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function number(next: () => number): number {
  return Math.floor(next() * 100_000);
}

function decimal(next: () => number): string {
  return (next() * 900).toFixed(1);
}

function hex(next: () => number): string {
  return `${Math.floor(next() * 1e9)}`.padStart(9, '0').slice(0, 4) + number(next).toString(16).padStart(8, 'a');
}

function moment(next: () => number): string {
  return new Date(end - Math.floor(next() * 3_600_000)).toISOString();
}
