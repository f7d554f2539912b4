import { screen, waitFor, within } from '@testing-library/react';
import { demoEnvironments } from '../../demo/environments';
import { absent, failed, ready, type Problem } from '../../model/outcome';
import { answers, environments, kr, loading, refresh, setRange } from './testing/mapDoor';
import { address, aroundEach, drawing, drawn, find, graph, open, user } from './testing/openMapPage';

jest.mock('../../grafana/environment', () => mockDoor().environment);
jest.mock('../../grafana/affordable', () => mockDoor().affordable);
jest.mock('../../grafana/profile', () => mockDoor().profile);
jest.mock('../../grafana/clock', () => mockDoor().clock);
jest.mock('../../grafana/RedPanel', () => mockDoor().RedPanel);
jest.mock('../../grafana/traceSample', () => mockDoor().traceSample);
jest.mock('../../grafana/annotations', () => mockDoor().annotations);
jest.mock('../../grafana/answer', () => mockDoor().answer);
jest.mock('../topology/TopologyMap', () => mockDoor().TopologyMap);

function mockDoor() {
  return jest.requireActual<typeof import('./testing/mapDoor')>('./testing/mapDoor').door;
}

const down: Problem = { kind: 'unreachable', signal: 'metrics', reply: 'connection refused' };

aroundEach();

describe('the map page', () => {
  it('says what is on the map, who is hurt and how far it is felt, and each name selects', async () => {
    open();
    const sentence = screen.getByTestId('map-sentence');
    expect(sentence).toHaveTextContent('3 services. 1 failing: cart (felt by one caller)');
    await user.click(within(sentence).getByRole('link', { name: 'cart' }));
    expect(address().get('service')).toBe('cart');
    expect(drawing()).toHaveAttribute('data-selected', 'cart');
  });

  it('keeps the place of the map while it is asked who calls whom, and says who is asked', () => {
    answers.edges = loading;
    open();
    expect(parseInt(screen.getByTestId('map-awaited').style.height, 10)).toBeGreaterThanOrEqual(480);
    expect(within(screen.getByTestId('map-awaited')).getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'drawing' })).not.toBeInTheDocument();
  });

  it('counts nothing as found before it is known what there is', () => {
    answers.edges = loading;
    open('&find=cart');
    expect(find()).toHaveValue('cart');
    expect(screen.queryByTestId('map-found')).not.toBeInTheDocument();
  });

  it('draws the services all the same where the calls could not be read, with a way to try again', async () => {
    answers.edges = failed(down);
    open();
    expect(drawn()).toEqual(['cart', 'frontend', 'mail']);
    expect(screen.getByText('The services are drawn without their calls.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refresh).toHaveBeenCalled();
  });

  it('draws the calls all the same where the services could not be read', () => {
    answers.services = failed(down);
    open();
    expect(drawn()).toEqual(['cart', 'frontend', 'mail', 'redis', 'user']);
    expect(screen.getByTestId('problem')).toBeInTheDocument();
  });

  it('says that no calls are known, and the ways out', async () => {
    answers.edges = absent({ why: 'no-traffic' });
    open();
    const notice = screen.getByTestId('no-calls');
    expect(notice).toHaveTextContent('No calls between services are known in this time range.');
    await user.click(within(notice).getByRole('button', { name: 'Look at the last 6 hours' }));
    expect(setRange).toHaveBeenCalledWith('now-6h', 'now');
    expect(within(notice).getByRole('link', { name: 'Other environments' })).toBeInTheDocument();
    expect(within(notice).getByRole('link', { name: 'What has to be sent' })).toBeInTheDocument();
    expect(drawn()).toEqual(['cart', 'frontend', 'mail']);
  });

  it('says that there is nothing where there is nothing, and does not call it well', () => {
    Object.assign(answers, { services: absent({ why: 'no-traffic' }), edges: absent({ why: 'no-traffic' }) });
    open();
    expect(screen.getByTestId('map-empty')).toHaveTextContent('Neither services nor calls are known');
    expect(screen.queryByText(/are well/)).not.toBeInTheDocument();
  });

  it('shows what limits the answer', () => {
    answers.edges = ready(graph, [{ kind: 'edges-from', origin: 'client-spans' }]);
    open();
    expect(screen.getByText(/no service graph/)).toBeInTheDocument();
  });

  it('offers other sizes of the map in the demo only', () => {
    const { unmount } = open();
    expect(screen.queryByTestId('try-sizes')).not.toBeInTheDocument();
    unmount();
    environments.environment = demoEnvironments[0] ?? kr;
    open();
    const links = within(screen.getByTestId('try-sizes')).getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual(['50', '100', '500', '2,000']);
    expect(links[2]).toHaveAttribute('href', expect.stringContaining('/map?from=now-1h&to=now&var-env=scale-500'));
  });

  it('shows nothing but the map on a wall', () => {
    open('&kiosk=1&service=cart');
    expect(screen.getByTestId('map-sentence')).toBeInTheDocument();
    expect(drawn()).toContain('cart');
    expect(screen.queryByTestId('map-tools')).not.toBeInTheDocument();
    expect(screen.queryByTestId('selection')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Leave (Esc)' })).toHaveAttribute(
      'href',
      expect.not.stringContaining('kiosk')
    );
  });
});

describe('what is not on the map', () => {
  it('is counted, and one click brings just that back', async () => {
    open('&hide=redis&focus=frontend&hops=1&group=none');
    expect(drawn()).toEqual(['cart', 'frontend', 'mail', 'user']);
    const strip = screen.getByTestId('left-out-of-map');
    expect(strip).toHaveTextContent('1 hidden by your query');
    expect(strip).toHaveTextContent('1 calls itself');
    await user.click(within(strip).getByRole('button', { name: /^1 hidden by your query/ }));
    expect(address().get('hide')).toBeNull();
    expect(address().get('focus')).toBe('frontend');
    expect(strip).toHaveTextContent('1 beyond 1 call');
    await user.click(within(strip).getByRole('button', { name: /beyond/ }));
    expect(drawn()).toEqual(['cart', 'frontend', 'mail', 'redis', 'user']);
    await user.click(within(strip).getByRole('button', { name: /calls itself/ }));
    expect(address().get('self')).toBe('true');
  });

  it('says that what is to be hidden cannot be read, and hides nothing', async () => {
    open('&hide=errors+%3E');
    expect(drawn()).toHaveLength(5);
    expect(screen.getByTestId('map-choice-ignored')).toHaveTextContent('The value of errors is missing');
    await user.click(screen.getByRole('button', { name: 'Hide nothing' }));
    expect(address().get('hide')).toBeNull();
  });

  it('keeps what is well from a map of trouble, and says how many', async () => {
    open();
    await user.click(screen.getByRole('button', { name: 'Unhealthy' }));
    expect(drawn()).not.toContain('mail');
    expect(screen.getByTestId('left-out-of-map')).toHaveTextContent('that are well');
  });
});

describe('the search of the map', () => {
  it('is reached by a key, counts, and walks through what is found', async () => {
    open();
    await user.keyboard('/');
    expect(find()).toHaveFocus();
    await user.type(find(), 'errors > 0.1%');
    await waitFor(() => expect(address().get('find')).toBe('errors > 0.1~25~'));
    expect(screen.getByTestId('map-found')).toHaveTextContent('4 found');
    await user.keyboard('{Enter}');
    expect(address().get('service')).toBe('cart');
    expect(screen.getByTestId('map-found')).toHaveTextContent('1 of 4');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(address().get('client')).not.toBeNull();
    expect(address().get('service')).toBeNull();
  });

  it('lights what it finds', () => {
    open('&find=redis');
    const found = within(drawing())
      .getAllByRole('button')
      .filter(({ dataset }) => dataset.found === 'true');
    expect(found.map(({ textContent }) => textContent)).toEqual(['redis']);
  });

  it('says why it cannot be read, and finds nothing then', async () => {
    open();
    await user.type(find(), 'kind = pet');
    await user.tab();
    expect(screen.getByTestId('map-find-fault')).toHaveTextContent('“pet” is no value of kind: kind = database.');
    expect(find()).toHaveAttribute('aria-invalid', 'true');
    expect(screen.queryByTestId('map-found')).not.toBeInTheDocument();
  });

  it('offers ready-made searches, taken with the keyboard', async () => {
    open();
    await user.click(find());
    const offers = within(screen.getByRole('listbox', { name: 'Ways to go on' })).getAllByRole('option');
    expect(offers[0]).toHaveTextContent('errors > 1%');
    await user.keyboard('{ArrowDown}');
    expect(find()).toHaveAttribute('aria-activedescendant', offers[0]?.id);
    await user.keyboard('{Enter}');
    expect(find()).toHaveValue('errors > 1%');
  });

  it('moves into what is hidden, beside what was', async () => {
    open('&find=redis&hide=mail');
    await user.click(screen.getByRole('button', { name: 'Hide what is found' }));
    expect(address().get('hide')).toBe('(mail) or (redis)');
    expect(address().get('find')).toBeNull();
    expect(drawn()).toEqual(['cart', 'frontend', 'user']);
  });
});
