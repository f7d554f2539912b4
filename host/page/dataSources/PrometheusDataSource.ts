import {
  LoadingState,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
} from '@grafana/data';
import type { Asked } from '../../../src/telemetry/asked';
import { askedOf, HostDataSource, type Target } from './HostDataSource';
import { framesOf, emptyFrame, type Result } from './prometheusFrames';

/** Where exemplars come from: Prometheus' own cannot be filled in after the fact. */
export type Exemplars = (
  asked: Asked | undefined,
  refId: string,
  window: { from: number; to: number }
) => Promise<DataFrame[]>;

interface Reply {
  readonly status: string;
  readonly data?: Result;
  readonly errorType?: string;
  readonly error?: string;
}

interface Answered {
  readonly frames: DataFrame[];
  readonly error?: DataQueryError;
}

const mostPoints = 11_000;

/** Grafana's Prometheus data source in small: asks a real Prometheus, answers in the recorded shapes. */
export class PrometheusDataSource extends HostDataSource {
  constructor(
    private readonly settings: DataSourceInstanceSettings,
    private readonly exemplars: Exemplars
  ) {
    super(settings);
  }

  protected async answer(request: DataQueryRequest<Target>, signal: AbortSignal): Promise<DataQueryResponse> {
    const targets = request.targets.filter((target) => !target.hide && target.expr);
    const instants = targets.filter((target) => target.instant).length;
    const answers = await Promise.all(
      targets.flatMap((target) => [
        ...(target.instant ? [this.instant(target, request, { signal, alone: instants === 1 })] : []),
        ...(target.range || !target.instant ? [this.range(target, request, signal)] : []),
      ])
    );
    const errors = answers.flatMap(({ error }) => (error ? [error] : []));
    return {
      data: answers.flatMap(({ frames }) => frames),
      state: errors.length ? LoadingState.Error : LoadingState.Done,
      ...(errors[0] ? { error: errors[0], errors } : {}),
    };
  }

  protected async resource(path: string, params: Readonly<Record<string, unknown>>): Promise<unknown> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) {
      [value].flat().forEach((one) => query.append(name, String(one)));
    }
    const response = await fetch(`${this.settings.url ?? ''}/${path}?${query}`);
    const body: unknown = await response.json();
    if (!response.ok) {
      throw { status: response.status, statusText: response.statusText, data: body };
    }
    return body;
  }

  private async instant(
    target: Target,
    request: DataQueryRequest<Target>,
    { signal, alone }: { signal: AbortSignal; alone: boolean }
  ): Promise<Answered> {
    const step = stepOf(target, request);
    const reply = await this.ask(
      'api/v1/query',
      { query: target.expr ?? '', time: request.range.to.valueOf() / 1000 },
      signal
    );
    const shape = { target, step, valueName: alone ? 'Value' : `Value #${target.refId}` };
    return answered(reply, shape);
  }

  private async range(target: Target, request: DataQueryRequest<Target>, signal: AbortSignal): Promise<Answered> {
    const step = stepOf(target, request);
    const [from, to] = [request.range.from.valueOf(), request.range.to.valueOf()];
    const whole = (at: number) => Math.floor(at / step) * (step / 1000);
    const asked = { query: target.expr ?? '', start: whole(from), end: whole(to), step: step / 1000 };
    const [reply, exemplars] = await Promise.all([
      this.ask('api/v1/query_range', asked, signal),
      target.exemplar ? this.exemplars(askedOf(request), target.refId, { from, to }) : [],
    ]);
    const { error, frames } = answered(reply, { target, step, valueName: 'Value' });
    return { error, frames: [...frames, ...exemplars] };
  }

  private async ask(
    path: string,
    params: Readonly<Record<string, string | number>>,
    signal: AbortSignal
  ): Promise<Reply> {
    const body = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]));
    const response = await fetch(`${this.settings.url ?? ''}/${path}`, { method: 'POST', body, signal });
    return response.json();
  }
}

function answered(reply: Reply, shape: { target: Target; step: number; valueName: string }): Answered {
  if (reply.status !== 'success' || !reply.data) {
    const { refId } = shape.target;
    const error = {
      refId,
      message: `${reply.errorType}: ${reply.error}`,
      status: reply.errorType === 'bad_data' ? 400 : 502,
    };
    return { frames: [emptyFrame(shape)], error };
  }
  return { frames: framesOf(reply.data, shape) };
}

/** In ms: never finer than the data source's interval or the target's, never so fine that there are too many points. */
function stepOf(target: Target, request: DataQueryRequest<Target>): number {
  const wanted = Math.max(millisecondsOf(target.interval), request.intervalMs || 0, 15_000);
  const length = request.range.to.valueOf() - request.range.from.valueOf();
  return Math.max(wanted, Math.ceil(length / mostPoints / 1000) * 1000);
}

function millisecondsOf(interval: string | undefined): number {
  const [, number, unit] = /^>?(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(interval ?? '') ?? [];
  const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  return number && unit ? Number(number) * (units[unit] ?? 0) : 0;
}
