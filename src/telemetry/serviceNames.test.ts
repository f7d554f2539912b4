import fc from 'fast-check';
import type { NameRule } from '../model/environment';
import { nameIn, serviceBy, serviceNamesOf } from './serviceNames';

const logs = (rule: Omit<NameRule, 'signal'>): readonly NameRule[] => [{ signal: 'logs', ...rule }];

describe('the names that a signal has for services', () => {
  it('are those of the metrics where there is no rule', () => {
    expect(nameIn([], 'cart')).toBe('cart');
    expect(serviceBy([], 'cart')).toBe('cart');
  });

  it('are made by a template, and read backwards by it', () => {
    const names = logs({ template: 'prod-{service}-v1' });
    expect(nameIn(names, 'checkout')).toBe('prod-checkout-v1');
    expect(serviceBy(names, 'prod-checkout-v1')).toBe('checkout');
  });

  it('stay as they are where the template does not fit, as of what another environment wrote', () => {
    expect(serviceBy(logs({ template: 'prod-{service}' }), 'staging-cart')).toBe('staging-cart');
    expect(serviceBy(logs({ template: 'prod-{service}' }), 'prod-')).toBe('prod-');
  });

  it('are those of the table first', () => {
    const names = logs({ template: 'prod-{service}', table: { web: 'frontend' } });
    expect(nameIn(names, 'web')).toBe('frontend');
    expect(serviceBy(names, 'frontend')).toBe('web');
    expect(nameIn(names, 'cart')).toBe('prod-cart');
    expect(serviceBy(names, 'prod-web')).toBe('prod-web');
  });

  it('are not all one by a template that names none', () => {
    expect(nameIn(logs({ template: 'prod' }), 'cart')).toBe('cart');
  });

  it('are of one signal', () => {
    const serviceNames = [...logs({ template: 'l-{service}' }), { signal: 'traces', template: 't-{service}' } as const];
    expect(nameIn(serviceNamesOf({ serviceNames }, 'traces'), 'cart')).toBe('t-cart');
    expect(nameIn(serviceNamesOf({ serviceNames }, 'logs'), 'cart')).toBe('l-cart');
    expect(nameIn(serviceNamesOf(undefined, 'logs'), 'cart')).toBe('cart');
  });
});

const text = fc.string({ unit: 'binary' });
const hostile = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', '$&', '$1', '{service}', '{service', 'a*'));
const name = hostile.filter((one) => one !== '');
const literal = hostile.filter((one) => !one.includes('{') && !one.includes('}'));

describe('laws of names', () => {
  it('a template with one or more slots leads there and back', () => {
    fc.assert(
      fc.property(fc.array(literal, { minLength: 2, maxLength: 4 }), name, (parts, service) => {
        const names = logs({ template: parts.join('{service}') });
        expect(serviceBy(names, nameIn(names, service))).toBe(service);
      })
    );
  });

  it('a table in which no name comes twice leads there and back', () => {
    const pairs = fc.uniqueArray(fc.tuple(name, name), { selector: ([, called]) => called });
    fc.assert(
      fc.property(pairs, (all) => {
        const table = Object.fromEntries(all);
        const names = logs({ table });
        for (const service of Object.keys(table)) {
          expect(serviceBy(names, nameIn(names, service))).toBe(service);
        }
      })
    );
  });

  it('any rule has an answer to any name', () => {
    const rule = fc.record({ template: hostile, table: fc.dictionary(hostile, hostile) }, { requiredKeys: [] });
    fc.assert(
      fc.property(rule, hostile, (one, service) => {
        expect(typeof nameIn(logs(one), service)).toBe('string');
        expect(typeof serviceBy(logs(one), service)).toBe('string');
      })
    );
  });
});
