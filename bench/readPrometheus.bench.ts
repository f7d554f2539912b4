import { epochMs, ms } from '../src/model/units';
import { windowOf } from '../src/model/window';
import { tempoGenerator } from '../src/telemetry/conventions/tempoGenerator';
import type { Frame } from '../src/telemetry/frame';
import { servicesQuestion } from '../src/telemetry/services';
import { asked, figure, medianOf } from './measure';

const services = 4000;
const points = 250;
const step = 15_000;
const end = 1_795_227_990_000;

/** A range answer of 4,000 series with 250 points each, in the shape Grafana gives it: a frame per series. */
function rangeFrames(): Frame[] {
  const times = Array.from({ length: points }, (_, point) => end - (points - 1 - point) * step);
  return Array.from({ length: services }, (_, service) => ({
    refId: 'rateOverTime',
    fields: [
      { name: 'Time', type: 'time', values: times },
      {
        name: 'Value',
        type: 'number',
        labels: { service: `service-${service}` },
        values: times.map((_time, point) => 10 + Math.sin(point / 9 + service)),
      },
    ],
    length: points,
  }));
}

function instantFrame(): Frame {
  const names = Array.from({ length: services }, (_, service) => `service-${service}`);
  return {
    refId: 'rate',
    fields: [
      { name: 'Time', type: 'time', values: names.map(() => end) },
      { name: 'service', type: 'string', values: names },
      { name: 'Value', type: 'number', values: names.map((_name, service) => 10 + service) },
    ],
    length: services,
  };
}

if (asked('read.prometheus-1m-samples')) {
  const question = servicesQuestion({
    profile: {
      convention: tempoGenerator,
      spanHistogram: 'classic',
      graphHistogram: 'classic',
      hasGraph: true,
      namespaced: false,
      pushInterval: ms(step),
      alternatives: [],
      doubts: [],
    },
    matchers: [],
    window: windowOf(end - points * step, end),
    step: ms(step),
  });
  const answers = new Map([
    ['rate', { frames: [instantFrame()] }],
    ['rateOverTime', { frames: rangeFrames() }],
  ]);
  let last = 0;
  const took = medianOf(5, () => {
    const outcome = question.read(answers);
    last = outcome.is === 'ready' ? outcome.value.reduce((sum, service) => sum + service.course.rate.at.length, 0) : 0;
  });
  if (last < services * points) {
    throw new Error(`read ${last} samples of ${services * points} (until ${epochMs(end)})`);
  }
  figure('read.prometheus-1m-samples', took, 'ms');
}
