import { calls, told, toldWindow } from '../model/testing/told';
import { environmentFigures, worstEnvironments, type EnvironmentKnown } from './environmentFigures';

const graphOf = (...edges: ReadonlyArray<ReturnType<typeof calls>>) => ({ nodes: [], edges });
const well = [told('web', { rate: 40 }), told('cart', { rate: 20 })];
const graph = graphOf(calls('web', 'cart'));
const known = (...services: Parameters<typeof environmentFigures>[0]): EnvironmentKnown => ({
  is: 'figures',
  figures: environmentFigures(services, graph, { window: toldWindow }),
});

describe('the figures of an environment', () => {
  it('count requests where they come in, not at every service they pass', () => {
    const figures = environmentFigures(well, graph, { window: toldWindow });
    expect(figures).toMatchObject({ rate: 40, p95: 50, p95Of: { name: 'web' } });
    expect(figures.course.rate.values[0]).toBe(40);
    expect(figures.said).toMatchObject({ kind: 'all-well', of: 2 });
  });

  it('fail as a share of all requests of the window, each moment weighed with its requests', () => {
    const both = [told('web', { rate: 90, errors: [0, 0.2] }), told('api', { rate: 10, errors: [0, 0] })];
    const figures = environmentFigures(both, graphOf(), { window: toldWindow });
    const [web] = both;
    expect(figures.errors).toBeCloseTo(0.9 * (web?.red.errors ?? NaN));
    expect(figures.course.errors.values.at(-1)).toBeCloseTo(0.18);
  });

  it('are missing where nothing was measured', () => {
    expect(environmentFigures([], undefined, { window: toldWindow })).toMatchObject({
      said: { kind: 'no-data' },
      errors: undefined,
    });
    expect(environmentFigures([], undefined, { window: toldWindow })).not.toHaveProperty('rate');
  });
});

describe('the order of environments', () => {
  it('is the worst first, what could not be asked before what is well, and nothing last', () => {
    const failing = told('web', { rate: 40, errors: [0, 0.3] });
    const degraded = told('web', { rate: 40, errors: [0, 0.02] });
    const order = worstEnvironments(
      new Map<string, EnvironmentKnown>([
        ['awaited', { is: 'awaited' }],
        ['nothing', { is: 'nothing' }],
        ['well', known(...well)],
        ['failed', { is: 'failed' }],
        ['degraded', known(degraded)],
        ['failing', known(failing)],
      ])
    );
    expect(order).toEqual(['failing', 'degraded', 'failed', 'well', 'nothing', 'awaited']);
  });
});
