import type { Frame } from '../../frame';
import type { QueryAnswer } from '../../question';
import { chainTo, spanIdOf } from './tempoFrames';
import { end, shop, traceOf } from './shop';
import type { LogForm } from './stacks';

/** One stored line with what Loki keeps beside it. */
export interface StoredLine {
  readonly at: number;
  readonly line: string;
  readonly stream: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Lines of every service's trace, one per hop, and one line that belongs to no trace, in one of the usual forms. */
export function linesOf(form: LogForm): readonly StoredLine[] {
  return shop.flatMap(({ name }) =>
    chainTo(name).flatMap((hop, index) => {
      const ids = { trace_id: traceOf(name), span_id: spanIdOf(index) };
      const stream = { service_name: hop, deployment_environment: 'prod' };
      const at = end - 120_000 + index;
      return [
        { at, stream, ...written(form, 'payment declined', ids) },
        { at: at - 30_000, stream, line: 'started', metadata: {} },
      ];
    })
  );
}

function written(form: LogForm, message: string, ids: { trace_id: string; span_id: string }) {
  switch (form) {
    case 'metadata':
      return { line: message, metadata: ids };
    case 'json':
      return { line: JSON.stringify({ message, traceId: ids.trace_id, spanId: ids.span_id }), metadata: {} };
    case 'logfmt':
      return { line: `level=error msg="${message}" traceID=${ids.trace_id} spanID=${ids.span_id}`, metadata: {} };
    case 'text':
      return { line: `ERROR [${ids.trace_id}/${ids.span_id}] ${message}`, metadata: {} };
  }
}

/** Evaluates the LogQL that we print, and throws on anything else: enough of Loki to see which question finds a line. */
export function askSmallLoki(lines: readonly StoredLine[], expr: string): QueryAnswer {
  const [selector = '', ...stages] = splitOutside(expr.replace(/^(\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\})/s, '$1 | '), ' | ');
  const streams = matchersIn(selector.trim().slice(1, -1), ',');
  const found = lines.filter(({ stream }) => streams.every((one) => one(stream)));
  const kept = found.flatMap((line) =>
    throughStages({ ...line, labels: { ...line.stream, ...line.metadata } }, stages)
  );
  return { frames: [logFrame(kept.sort((a, b) => b.at - a.at))] };
}

type Labelled = StoredLine & { readonly labels: Readonly<Record<string, string>> };

function throughStages(line: Labelled, stages: readonly string[]): Labelled[] {
  let now: Labelled = line;
  for (const stage of stages.flatMap((one) => splitOutside(one.trim(), / (?=\|= )/)).map((one) => one.trim())) {
    const next = through(now, stage);
    if (!next) {
      return [];
    }
    now = next;
  }
  return [now];
}

function through(line: Labelled, stage: string): Labelled | undefined {
  const [, text] = /^\|= ("(?:[^"\\]|\\.)*")$/s.exec(stage) ?? [];
  if (text !== undefined) {
    return line.line.includes(JSON.parse(text)) ? line : undefined;
  }
  if (stage === '' || stage.startsWith('drop ')) {
    return line;
  }
  if (isParser(stage)) {
    return { ...line, labels: { ...line.labels, ...parsed(stage, line.line) } };
  }
  const [, label, contained] =
    /^label_format (\w+)=`\{\{ contains ("(?:[^"\\]|\\.)*") __line__ \}\}`$/s.exec(stage) ?? [];
  if (label !== undefined && contained !== undefined) {
    return { ...line, labels: { ...line.labels, [label]: String(line.line.includes(JSON.parse(contained))) } };
  }
  return matchersIn(stage, ' or ').some((one) => one(line.labels)) ? line : undefined;
}

function isParser(stage: string): stage is 'json' | 'logfmt' {
  return stage === 'json' || stage === 'logfmt';
}

function parsed(by: 'json' | 'logfmt', line: string): Readonly<Record<string, string>> {
  if (by === 'json') {
    return line.startsWith('{') ? JSON.parse(line) : {};
  }
  return Object.fromEntries([...line.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, key, a, b]) => [key, a ?? b]));
}

type Test = (labels: Readonly<Record<string, string>>) => boolean;

function matchersIn(text: string, between: string): readonly Test[] {
  return splitOutside(text, between).map((one) => {
    const [, label = '', op, value] = /^\s*(\w+)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*")\s*$/s.exec(one) ?? [];
    if (op === undefined || value === undefined) {
      throw new Error(`The small Loki does not know "${one}"`);
    }
    const wanted: string = JSON.parse(value);
    const same = (there: string) => (op.endsWith('~') ? new RegExp(`^(?:${wanted})$`).test(there) : there === wanted);
    return (labels) => same(labels[label] ?? '') !== op.startsWith('!');
  });
}

/** Splits where `between` stands outside of quotes. */
function splitOutside(text: string, between: string | RegExp): readonly string[] {
  const held: string[] = [];
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/gs, (quoted) => `\uE000${held.push(quoted) - 1}\uE000`);

  return bare.split(between).map((part) => part.replace(/\uE000(\d+)\uE000/g, (_, index) => held[Number(index)] ?? ''));
}

function origin(isIndexed: boolean, isMetadata: boolean): string {
  if (isIndexed) {
    return 'I';
  }
  return isMetadata ? 'S' : 'P';
}

/** The frame that Grafana's Loki data source makes of lines. */
function logFrame(lines: readonly Labelled[]): Frame {
  const column = <Value>(name: string, type: string, value: (line: Labelled) => Value) => ({
    name,
    type,
    values: lines.map(value),
  });
  const types = ({ stream, metadata, labels }: Labelled) =>
    Object.fromEntries(Object.keys(labels).map((name) => [name, origin(name in stream, name in metadata)]));
  return {
    meta: { custom: { frameType: 'LabeledTimeValues' } },
    fields: [
      column('labels', 'other', ({ labels }) => labels),
      column('Time', 'time', ({ at }) => at),
      column('Line', 'string', ({ line }) => line),
      column('tsNs', 'string', ({ at }) => `${at}000000`),
      column('labelTypes', 'other', types),
      column('id', 'string', ({ at, line }) => `${at}000000_${line.length}`),
    ],
  };
}
