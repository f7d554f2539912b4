import {
  consumes,
  external,
  grpc,
  http,
  publishes,
  redis,
  serve,
  shapesOf,
  sql,
  works,
  type Call,
  type Fault,
  type SpanShape,
} from './callTree';
import type { Trouble } from './incidents';

/** A kind of request that people, or machines, make of the shop. */
export interface Journey {
  readonly id: string;
  /** Requests per second on average, where traffic is 1. */
  readonly rate: number;
  /** Machines do not follow the day, and are as many in a quiet place. */
  readonly by: 'people' | 'machines';
  readonly trouble?: Trouble;
  readonly shapes: readonly SpanShape[];
}

const fails = (reason: string, exception: string, of512: number): Fault => ({ share: of512 / 512, reason, exception });

const product = () =>
  grpc('product-catalog/GetProduct', { own: 2.4 }, [sql('catalog-db', 'SELECT products WHERE id = $1', 1.9)]);

const products = (share: SpanShape['share'] = 1) =>
  grpc('product-catalog/ListProducts', { own: 4.2, share }, [
    sql('catalog-db', 'SELECT products WHERE category = $1 LIMIT 24', 5.5),
  ]);

const price = () => grpc('currency/Convert', { own: 1.2 });

const ads = (needed: SpanShape['needed']) =>
  grpc('ad/GetAds', { own: 6, needed, fault: fails('no campaign matched within 50 ms', 'DeadlineExceeded', 4) });

const cartOf = () => grpc('cart/GetCart', { own: 1.8 }, [redis('cart-cache', 'HGETALL cart:*', 0.9)]);

const quote = () =>
  grpc('shipping/GetQuote', { own: 3.2 }, [
    http('quote POST /getquote', { own: 7, fault: fails('no carrier serves this address', 'NoCarrierError', 3) }),
  ]);

const recommendations = (needed: SpanShape['needed']) => {
  const fault: Fault = { share: 'cache', reason: 'cache rebuild timed out', exception: 'TimeoutError' };
  return grpc('recommendation/ListRecommendations', { own: 17, needed, feelsCache: true, fault }, [
    redis('recommendation-cache', 'GET rec:*', 0.8),
    products('cache-miss'),
  ]);
};

const stockNotice = () =>
  publishes('stock', { own: 2.2, share: 0.12 }, [
    consumes('재고-알림/stock', { own: 5 }, [
      grpc('notification/Send', { own: 9, fault: fails('push gateway answered 503', 'PushError', 4) }),
    ]),
  ]);

const payment = () => {
  const reason = 'card processor unreachable: connection timed out';
  const fault: Fault = { share: 'card', reason, exception: 'ConnectionError', wait: 4 };
  return grpc('payment/Charge', { own: 6 }, [
    works('validate card', 1.6),
    external('card-processor.example POST /v1/charges', { own: 62, fault }),
    sql('orders-db', 'INSERT payments VALUES ($1, $2, $3)', 2.6),
  ]);
};

const confirmation = () =>
  http('email POST /send_order_confirmation', {
    own: 22,
    fault: fails('mailbox provider deferred the message', 'SmtpError', 3),
  });

const placeOrder = () =>
  grpc('checkout/PlaceOrder', { own: 9 }, [
    works('prepare order', 3, [cartOf(), product(), price(), quote()]),
    payment(),
    grpc('shipping/ShipOrder', { own: 8 }),
    sql('orders-db', 'INSERT orders VALUES ($1, $2, $3, $4)', 3.4),
    grpc('cart/EmptyCart', { own: 1.4 }, [redis('cart-cache', 'DEL cart:*', 0.8)]),
    confirmation(),
    publishes('orders', { own: 2.2 }, [
      consumes('accounting/orders', { own: 6 }, [sql('orders-db', 'INSERT ledger VALUES ($1, $2)', 2.8)]),
      consumes('fraud-detection/orders', { own: 14 }, [sql('orders-db', 'SELECT orders WHERE customer = $1', 4.5)]),
    ]),
  ]);

const search = () =>
  grpc('search/Query', { own: 21, fault: fails('query took longer than 800 ms', 'QueryTimeout', 2) }, [
    works('rank results', 9),
    sql('catalog-db', 'SELECT products WHERE words @@ $1', 12),
    grpc('inventory/CheckStock', { own: 2.6 }, [sql('catalog-db', 'SELECT stock WHERE product = ANY($1)', 2.1)]),
  ]);

const addToCart = () => [
  product(),
  grpc('inventory/Reserve', { own: 3.4 }, [
    sql('catalog-db', 'UPDATE stock SET reserved = reserved + $1', 3.1),
    stockNotice(),
  ]),
  grpc('cart/AddItem', { own: 2 }, [redis('cart-cache', 'HSET cart:*', 1)]),
];

const login = () =>
  grpc('auth/Login', { own: 38, fault: fails('session store full', 'SessionError', 2) }, [
    sql('orders-db', 'SELECT customers WHERE email = $1', 2.2),
  ]);

const people = (id: string, how: Pick<Journey, 'rate' | 'trouble'>, root: Call): Journey => ({
  id,
  by: 'people',
  ...how,
  shapes: shapesOf(root),
});

const shopping: readonly Journey[] = [
  people('home', { rate: 2.6 }, serve('frontend GET /', { own: 7, atOnce: true }, [products(), ads('never')])),
  people(
    'product',
    { rate: 5, trouble: 'cache' },
    serve('frontend GET /product/{id}', { own: 9, atOnce: true }, [
      product(),
      price(),
      recommendations('every-other'),
      ads('never'),
    ])
  ),
  people(
    'recommendations',
    { rate: 1.6, trouble: 'cache' },
    serve('frontend GET /api/recommendations', { own: 4 }, [recommendations('always')])
  ),
  people('ads', { rate: 0.8 }, serve('frontend GET /api/ads', { own: 3 }, [ads('always')])),
  people('search', { rate: 2.2 }, serve('frontend GET /search', { own: 6 }, [search()])),
  people('view cart', { rate: 1.5 }, serve('frontend GET /cart', { own: 6 }, [cartOf(), products(), price()])),
  people('add to cart', { rate: 1.4 }, serve('frontend POST /cart', { own: 6 }, addToCart())),
  people('checkout', { rate: 1.1, trouble: 'card' }, serve('frontend POST /checkout', { own: 11 }, [placeOrder()])),
  people('shipping quote', { rate: 0.5 }, serve('frontend GET /shipping', { own: 5 }, [quote(), price()])),
  people('login', { rate: 0.7 }, serve('frontend POST /login', { own: 5 }, [login()])),
  people(
    'images',
    { rate: 3.6 },
    serve('frontend GET /images/{file}', { own: 2.5 }, [http('image-provider GET /images/{file}', { own: 8 })])
  ),
];

/** All services that answer requests, in the order in which the journeys meet them. */
export const services: readonly string[] = [
  ...new Set(shopping.flatMap((journey) => journey.shapes.map((shape) => shape.service))),
];

/**
 * The prober's own span is never stored, so these traces have no root, and no edge comes of them.
 * Their journeys come last: trace ids number journeys by their place in this list.
 */
const probes: readonly Journey[] = services.map((service) => ({
  id: `probe ${service}`,
  rate: 0.05,
  by: 'machines',
  shapes: shapesOf(serve(`${service} GET /healthz`, { own: 0.7, parentNotStored: true, spread: 0.5 })),
}));

export const journeys: readonly Journey[] = [...shopping, ...probes];
