import type { Signal } from '../model/environment';
import type { Problem } from '../model/outcome';
import { isRecord } from './columns';
import type { Frame } from './frame';
import { problemOf } from './problem';
import type { Query, QueryAnswer } from './question';
import { queryTextOf } from './target';

/** A data source's answer as far as we look: errors come in one field, in the other, or in both. */
export interface Packet {
  readonly data: readonly unknown[];
  readonly errors?: readonly unknown[];
  readonly error?: unknown;
}

/** A failure as a data source reports it: an error of a query, or of the whole request where no refId is named. */
export interface Reported {
  readonly refId?: string;
  readonly message?: string;
  readonly status?: number;
}

/**
 * A packet taken apart by query. The packet's `state` is not looked at: it says "Error" although other queries of the
 * same request are well, and "Done", or nothing, beside an error. What counts is which query has an error.
 */
export function answersIn(
  packet: Packet | undefined,
  queries: readonly Query[],
  signal: Signal
): Map<string, QueryAnswer> {
  const frames = framesByRefId(packet, queries);
  const reported = reportedIn(packet);
  const whole = reported.find((report) => !report.refId || !queries.some((query) => query.refId === report.refId));
  const bare = queries.some((query) => !hasRows(frames.get(query.refId)));
  return new Map(
    queries.map((query) => {
      const own = frames.get(query.refId) ?? [];
      // An error of no query in particular is taken for that of those without rows, or of all if each has some.
      const report =
        reported.find((candidate) => candidate.refId === query.refId) ?? (bare && hasRows(own) ? undefined : whole);
      return [query.refId, report ? { frames: own, problem: problemIn(report, query, signal) } : { frames: own }];
    })
  );
}

/** What a thrown or rejected reason says. Grafana rejects with errors, with response objects and with plain ones. */
export function reportOf(reason: unknown): Reported {
  if (typeof reason === 'string') {
    return { message: reason };
  }
  if (!isRecord(reason)) {
    return {};
  }
  const body = isRecord(reason.data) ? reason.data : {};
  const message = [body.message, body.error, reason.message, reason.statusText].find(
    (text) => typeof text === 'string' && text !== ''
  );
  return {
    ...(typeof reason.refId === 'string' ? { refId: reason.refId } : {}),
    ...(typeof message === 'string' ? { message } : {}),
    ...(typeof reason.status === 'number' ? { status: reason.status } : {}),
  };
}

/** What a reported failure of one query means; without a query, that of a whole request. */
export function problemIn(report: Reported, query: Query | undefined, signal: Signal): Problem {
  return problemOf({
    signal,
    query: query ? queryTextOf(query) : undefined,
    message: report.message,
    status: report.status,
  });
}

function reportedIn(packet: Packet | undefined): Reported[] {
  if (packet?.errors?.length) {
    return packet.errors.map(reportOf);
  }
  return packet?.error ? [reportOf(packet.error)] : [];
}

/** Frames whose refId is not one of ours (Tempo's metrics name a frame after its series) belong to the only query. */
function framesByRefId(packet: Packet | undefined, queries: readonly Query[]): Map<string, Frame[]> {
  const frames = new Map<string, Frame[]>(queries.map((query) => [query.refId, []]));
  const only = queries.length === 1 ? queries[0]?.refId : undefined;
  for (const frame of packet?.data ?? []) {
    if (isFrame(frame)) {
      const home = frames.get(frame.refId ?? '') ?? frames.get(only ?? '');
      home?.push(frame);
    }
  }
  return frames;
}

function hasRows(frames: readonly Frame[] | undefined): boolean {
  return frames?.some((frame) => frame.fields.some((field) => (field.values?.length ?? 0) > 0)) ?? false;
}

function isFrame(value: unknown): value is Frame {
  return isRecord(value) && Array.isArray(value.fields);
}
