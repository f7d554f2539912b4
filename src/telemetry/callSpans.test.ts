import fc from 'fast-check';
import type { EdgeKind } from '../model/graph';
import type { SearchedTraces } from '../model/traceSearch';
import { ms } from '../model/units';
import type { TraceSearchQuery } from './question';
import { isAnySpan, searchedTracesQuestion, traceqlOfForm } from './searchedTraces';
import { anyText, hostileTexts } from './testing/arbitraryTexts';
import { literalsIn, misplaced, tempoUnquoted } from './testing/grammar';
import { grammarExceptions } from './testing/grammarExceptions';
import { signalScope } from './testing/scopes';
import { traceCompareQuestion } from './traceCompare';

const kinds: readonly EdgeKind[] = ['call', 'messaging', 'database', 'virtual'];
const call = (kind: EdgeKind, client = 'checkout', server = 'payment'): SearchedTraces => ({
  calls: { client: { name: client }, server: { name: server }, kind },
});
const textOf = (want: SearchedTraces, scope = signalScope({ matchers: [] })) =>
  searchedTracesQuestion(want, scope, 5)
    .queries.filter((query): query is TraceSearchQuery => query.kind === 'traceql')
    .map(({ traceql }) => traceql)
    .join();
const spansetOf = (want: SearchedTraces) => textOf(want).split(' | ')[0];

describe('a search for the spans of one call', () => {
  it('asks for the callee’s span right below the caller’s', () => {
    expect(spansetOf(call('call'))).toBe(
      '{ resource.service.name = "checkout" && kind = client } > { resource.service.name = "payment" && kind = server }'
    );
    expect(spansetOf(call('messaging'))).toBe(
      '{ resource.service.name = "checkout" && kind = producer } > { resource.service.name = "payment" && kind = consumer }'
    );
  });

  it('asks for the caller’s span alone where the other end sends none, by every name it may have there', () => {
    expect(spansetOf(call('database', 'cart', 'cart-cache'))).toMatchInlineSnapshot(
      `"{ resource.service.name = "cart" && (kind = client || kind = producer) && (span.peer.service = "cart-cache" || span.server.address = "cart-cache" || span.network.peer.address = "cart-cache" || span.net.peer.name = "cart-cache" || span.net.sock.peer.addr = "cart-cache" || span.db.namespace = "cart-cache" || span.db.name = "cart-cache" || span.db.system = "cart-cache" || span.db.system.name = "cart-cache" || span.messaging.destination.name = "cart-cache" || span.messaging.system = "cart-cache") }"`
    );
    expect(spansetOf(call('virtual', 'cart', 'bank.example:443'))).toContain(
      '(span.server.address = "bank.example" && (span.server.port = 443 || span.server.port = "443"))'
    );
  });

  it('asks for what came in from outside as the root of its trace', () => {
    expect(spansetOf(call('virtual', 'user', 'frontend'))).toBe(
      '{ resource.service.name = "frontend" && (kind = server || kind = consumer) && nestedSetParent < 0 }'
    );
    // A service that is really called so is one like any other.
    expect(spansetOf(call('call', 'user', 'frontend'))).toContain('resource.service.name = "user"');
  });

  it('takes a call for failed where either end says so, as the metrics of edges do', () => {
    expect(spansetOf({ ...call('call'), status: 'error' })).toBe(
      '({ resource.service.name = "checkout" && kind = client && status = error } > { resource.service.name = "payment" && kind = server }) || ({ resource.service.name = "checkout" && kind = client } > { resource.service.name = "payment" && kind = server && status = error })'.split(
        ' | '
      )[0]
    );
  });

  it('stays within the environment at both ends, in its own words for services', () => {
    const scope = signalScope({ names: [{ signal: 'traces', table: { payment: 'pay-svc' } }] });
    const text = textOf(call('call'), scope);
    expect(text.match(/resource\.deployment\.environment = "prod"/g)).toHaveLength(2);
    expect(text).toContain('resource.service.name = "pay-svc"');
    expect(
      textOf({ calls: { client: { name: 'a', namespace: 'x' }, server: { name: 'b', namespace: 'y' }, kind: 'call' } })
    ).toMatch(/service\.namespace = "x".*> .*service\.namespace = "y"/);
  });

  it('goes with all else that is wanted, of the span that is listed', () => {
    const text = spansetOf({ ...call('call'), operation: 'Charge', atLeast: ms(250) });
    expect(text).toMatch(/> \{ .*kind = server && name = "Charge" && duration >= 250ms \}$/);
    expect(isAnySpan(call('call'))).toBe(false);
    expect(traceqlOfForm(call('call'))).toBe(spansetOf(call('call')));
  });

  it('is understood by the grammar of TraceQL whoever calls whom, and says each name as it is', () => {
    const understood = (text: string) => {
      if (!grammarExceptions.some((one) => one.language === 'traceql' && one.text.test(text))) {
        expect(misplaced('traceql', text)).toEqual([]);
      }
    };
    fc.assert(
      fc.property(
        anyText,
        anyText,
        fc.constantFrom(...kinds),
        fc.constantFrom(undefined, 'error' as const),
        (client, server, kind, status) => {
          const want = { ...call(kind, client, server), status };
          understood(textOf(want, signalScope()));
          const [query] = traceCompareQuestion(want, { failed: true }, signalScope()).queries;
          understood(query?.kind === 'traceql-metrics' ? query.traceql : '');
        }
      ),
      { numRuns: 150 }
    );
    for (const name of hostileTexts.filter((text) => text !== '' && !/\p{Cc}|\p{Surrogate}/u.test(text))) {
      const literals = literalsIn('traceql', textOf(call('call', 'checkout', name))).map(tempoUnquoted);
      expect(literals).toContain(name);
    }
  });
});
