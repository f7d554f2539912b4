import type { RedSubject } from '../../model/red';
import { lengthOf } from '../../model/window';
import { field, frameOf, type DemoFrame } from '../demoFrame';
import { idOf } from './environments';
import type { ScaleAsked } from './grid';
import { environmentLabel } from '../environments';
import { nodeNamed } from './operations';
import { callsBetween } from './red';
import { pace, type Through, type TraceKey } from './traceKey';
import { targetOf } from './visits';
import { walk, type Walked, type WalkedSpan } from './walk';

const slots = 40;
const looksPerSlot = 6;

/** In each of forty slots of the window the slowest of a few requests, and every so often one that failed. */
export function exemplarsAnswer(asked: ScaleAsked, subject: RedSubject): readonly DemoFrame[] {
  const through = throughOf(asked, subject);
  const { from } = asked.window;
  const length = lengthOf(asked.window) / slots;
  if (!through || length < pace) {
    return [];
  }
  const picked: Measured[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const looked: Measured[] = [];
    for (let look = 0; look < Math.min(looksPerSlot, Math.floor(length / pace)); look++) {
      const n = Math.floor((from + (slot + look / looksPerSlot) * length) / pace) + 1;
      looked.push(...measured({ world: asked.world, through, n }, subject));
    }
    looked.sort((a, b) => b.span.duration - a.span.duration);
    const failed = slot % 3 === 0 ? looked.find(({ span }) => span.failed) : undefined;
    picked.push(...new Set(looked.slice(0, 1).concat(failed ?? [])));
  }
  const within = picked.filter(({ end }) => end >= from && end <= asked.window.to);
  return within.length > 0 ? [exemplarFrame(within.sort((a, b) => a.end - b.end))] : [];
}

interface Measured {
  readonly walked: Walked;
  readonly span: WalkedSpan;
  readonly end: number;
}

function throughOf({ world }: ScaleAsked, subject: RedSubject): Through | undefined {
  const { shop } = world;
  if (subject.is === 'environment') {
    return { is: 'service', index: shop.failingAt };
  }
  if (subject.is === 'edge') {
    const [index] = callsBetween(world, nodeNamed(shop, subject.client), nodeNamed(shop, subject.server));
    return index === undefined ? undefined : { is: 'call', index };
  }
  const index = nodeNamed(shop, subject.service);
  return index === undefined ? undefined : { is: 'service', index };
}

/** The span that the subject's histogram has counted; none where this request came in as another operation. */
function measured(key: TraceKey, subject: RedSubject): readonly Measured[] {
  const { shop } = key.world;
  const walked = walk(key);
  const target = targetOf(shop, key.through);
  const isService = shop.nodes[target]?.kind === 'service';
  const span = walked.spans.find((one) =>
    isService ? one.node === target && one.callee === undefined : one.callee === target
  );
  const isOther = subject.is === 'operation' && span?.operation !== subject.operation;
  return span && !isOther ? [{ walked, span, end: span.start + span.duration }] : [];
}

function exemplarFrame(rows: readonly Measured[]): DemoFrame {
  const column = (name: string, type: string, of: (row: Measured) => unknown) => field(name, type, rows.map(of));
  return frameOf(
    [
      column('Time', 'time', ({ end }) => end),
      column('Value', 'number', ({ span }) => span.duration / 1000),
      column(environmentLabel, 'string', ({ walked }) => idOf(walked.key.world.shop.size)),
      column('service', 'string', ({ walked, span }) => walked.key.world.shop.nodes[span.node]?.name ?? ''),
      column('span_name', 'string', ({ span }) => span.operation),
      column('status_code', 'string', ({ span }) => (span.failed ? 'STATUS_CODE_ERROR' : 'STATUS_CODE_UNSET')),
      column('traceID', 'string', ({ walked }) => walked.traceId.replace(/^0+/, '')),
    ],
    { name: 'exemplar', meta: { custom: { resultType: 'exemplar' }, dataTopic: 'annotations' } }
  );
}
