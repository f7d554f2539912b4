import type { TraceSelection } from '../model/traceSelection';

/** What an attribute speaks of, for reading findings in groups. */
export type AttributeMeaning = 'version' | 'where' | 'operation' | 'customer' | 'other';

export const attributeMeanings: readonly AttributeMeaning[] = ['version', 'where', 'operation', 'customer', 'other'];

/** The first that fits; by OpenTelemetry's registry of attributes and by how people name their own. */
const meanings: ReadonlyArray<readonly [RegExp, AttributeMeaning]> = [
  [
    /(^|[._-])(version|release|build|revision|commit)([._-](id|sha|number|tag))?$|^(git|vcs)\.|image\.tags?$/i,
    'version',
  ],
  [/^deployment\.(?!environment)/i, 'version'],
  [/^(k8s|host|node|pod|cloud|container|os|process|faas|aws|gcp|azure)\.|deployment\.environment/i, 'where'],
  [/(^|[._-])(zone|region|datacenter|dc|cluster|instance|hostname|shard)([._-]\w+)?$/i, 'where'],
  [/(^|[._-])(user|customer|tenant|account|org|organization|enduser|tier|plan|feature|flag|experiment)/i, 'customer'],
  [/^(name|kind|rootName|rootServiceName|span:name|span:kind|trace:rootName|trace:rootService)$/i, 'operation'],
  [/^(http|url|rpc|grpc|db|messaging|graphql|server|peer|net|network|service)\./i, 'operation'],
  [/^app\./i, 'customer'],
];

export function attributeMeaning(key: string): AttributeMeaning {
  const name = bareKey(key);
  return meanings.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/** Without the scope that TraceQL writes before it. */
export function bareKey(key: string): string {
  return key.replace(/^(resource|span|event|link|instrumentation)\./, '');
}

const outcomes =
  /^(status|statusMessage|span:status|span:statusMessage|error|error\.\w+|exception\.\w+|otel\.status_\w+|http\.(response\.)?status_code|rpc\.grpc\.status_code|rpc\.response\.status_code|grpc\.status_code)$/i;
const durations = /^(duration|span:duration|traceDuration|trace:duration|rootDuration)$/i;
const moments = /^(startTime|span:startTime|timestamp|date)$/i;

/** Whether an attribute only says once more by what the spans were selected. */
export function restatesSelection(key: string, selection: TraceSelection): boolean {
  const name = bareKey(key);
  return (
    (selection.failed !== undefined && outcomes.test(name)) ||
    (bounds(selection.atLeast, selection.atMost) && durations.test(name)) ||
    (bounds(selection.from, selection.to) && moments.test(name))
  );
}

function bounds(...either: ReadonlyArray<number | undefined>): boolean {
  return either.some((bound) => bound !== undefined);
}
