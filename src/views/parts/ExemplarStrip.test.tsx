import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import type { Exemplar } from '../../model/exemplar';
import { readTraceId } from '../../model/ids';
import { epochMs, ms } from '../../model/units';
import { windowOf } from '../../model/window';
import { readThread } from '../routes';
import { ExemplarStrip, type ExemplarStripProps } from './ExemplarStrip';

const hour = windowOf(0, 3_600_000);
const context = { from: 'now-1h', to: 'now', 'var-env': 'kr' };
const cart = { name: 'a/b "cart" </script>' };

function exemplar(digit: string, minute: number, took: number, rest: Partial<Exemplar> = {}): Exemplar {
  return { traceId: readTraceId(digit.repeat(32))!, at: epochMs(minute * 60_000), duration: ms(took), ...rest };
}
const three = [
  exemplar('a', 10, 20),
  exemplar('b', 30, 900, { failed: true, operation: 'GET /cart' }),
  exemplar('c', 50, 1400),
];

function Address() {
  const { pathname } = useLocation();
  return <output aria-label="address">{pathname}</output>;
}

function draw(props: Partial<ExemplarStripProps>) {
  return render(
    <MemoryRouter>
      <Address />
      <ExemplarStrip exemplars={three} window={hour} context={context} service={cart} {...props} />
    </MemoryRouter>
  );
}

describe('the exemplar strip', () => {
  it('links each to its trace, with the thread that led there', () => {
    draw({});
    const links = screen.getAllByTestId('exemplar');
    expect(links.map((link) => link.dataset.traceId)).toEqual(three.map(({ traceId }) => traceId));
    const url = new URL(links[1]!.getAttribute('href') ?? '', 'http://grafana');
    expect(url.pathname).toMatch(new RegExp(`/traces/${three[1]!.traceId}$`));
    expect(readThread(three[1]!.traceId, url.search)).toEqual({
      service: cart,
      exemplar: { at: three[1]!.at, took: 900, operation: 'GET /cart' },
      traceId: three[1]!.traceId,
      spanId: undefined,
    });
    expect(url.searchParams.get('var-env')).toBe('kr');
  });

  it('begins the thread at the exemplar’s own service where nothing is selected', () => {
    draw({ service: undefined, exemplars: [exemplar('a', 1, 5, { service: 'payment' })] });
    expect(screen.getByTestId('exemplar')).toHaveAttribute('href', expect.stringContaining('service=payment'));
  });

  it('is one tab stop, at the failed one; arrows move and Enter opens', async () => {
    draw({});
    await userEvent.tab();
    expect(screen.getByRole('link', { name: /failed.*900 ms/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('link', { name: /1\.4 s/ })).toHaveFocus();
    await userEvent.keyboard('{Home}{Enter}');
    expect(screen.getByLabelText('address')).toHaveTextContent(`/traces/${three[0]!.traceId}`);
  });

  it('tells duration, time and operation of what is looked at', async () => {
    draw({ exemplars: [exemplar('a', 10, 20, { operation: 'GET /<b>' })] });
    await userEvent.hover(screen.getByTestId('exemplar'));
    expect(screen.getByRole('tooltip')).toHaveTextContent(/20 ms at .*GET \/<b>/);
  });

  it('tells it in full within its own width, at its right end as well', async () => {
    draw({ exemplars: [exemplar('a', 60, 20, { failed: true, operation: 'GET /a/'.padEnd(200, 'x') })] });
    await userEvent.hover(screen.getByTestId('exemplar'));
    const tip = screen.getByRole('tooltip');
    expect(tip).toHaveTextContent(/^failed · 20 ms/);
    expect(parseFloat(tip.style.left)).toBeGreaterThan(90);
    expect(tip.style.transform).toBe(`translateX(-${tip.style.left})`);
    const { maxWidth, whiteSpace, textOverflow } = getComputedStyle(tip);
    expect([maxWidth, whiteSpace === 'nowrap', textOverflow === 'ellipsis']).toEqual(['100%', false, false]);
    await userEvent.unhover(screen.getByTestId('exemplar'));
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument();
  });

  it('marks the one that was opened before', () => {
    draw({ opened: { at: three[2]!.at, took: ms(1400) } });
    expect(screen.getByRole('link', { current: true })).toHaveAttribute('data-trace-id', three[2]!.traceId);
  });

  it('says so where there are none, how to get them, and where traces are all the same', () => {
    draw({ exemplars: [] });
    expect(screen.getByText(/No exemplars in this range/)).toBeInTheDocument();
    expect(getComputedStyle(screen.getByText(/send_exemplars/)).whiteSpace).not.toBe('nowrap');
    expect(screen.getByRole('link', { name: 'Slowest traces' })).toHaveAttribute(
      'href',
      expect.stringMatching(/tab=traces&pick=slow/)
    );
  });

  it('claims nothing while it is not known', () => {
    draw({ exemplars: undefined });
    expect(screen.queryByText(/No exemplars/)).not.toBeInTheDocument();
  });
});
