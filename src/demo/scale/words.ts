/**
 * The domains of a large shop, each a namespace, with the words that its services are named by. A smaller shop has
 * the first so many of them.
 */
export const domains: readonly string[] = [
  'checkout',
  'payments',
  'catalog',
  'orders',
  'inventory',
  'shipping',
  'pricing',
  'search',
  'customers',
  'returns',
  'promotions',
  'loyalty',
  'reviews',
  'content',
  'notifications',
  'fraud',
  'billing',
  'tax',
  'warehouse',
  'suppliers',
  'recommendations',
  'reporting',
  'subscriptions',
  'marketplace',
  'support',
  'giftcards',
  'delivery',
  'routing',
  'invoicing',
  'accounting',
  'treasury',
  'compliance',
  'experiments',
  'media',
  'localization',
  'merchandising',
  'procurement',
  'forecasting',
  'stores',
  'pickup',
  'carriers',
  'customs',
  'packaging',
  'quality',
  'contracts',
  'partners',
  'affiliates',
  'advertising',
  'campaigns',
  'messaging',
  'telephony',
  'chat',
  'workforce',
  'scheduling',
  'assets',
  'insurance',
  'lending',
  'wallet',
];

/** What services of a domain are about; with an ending these make a name: `checkout-pricing-api`. */
export const nouns: readonly string[] = [
  'session',
  'quote',
  'rules',
  'profile',
  'history',
  'limits',
  'status',
  'schedule',
  'documents',
  'validation',
  'summary',
  'matching',
  'events',
  'export',
  'import',
  'archive',
  'sync',
  'policy',
  'estimate',
  'allocation',
  'tracking',
  'index',
  'score',
  'balance',
  'audit',
];

/** Endings by how deep in the domain a service stands. */
export const endings: ReadonlyArray<readonly string[]> = [
  ['api'],
  ['service', 'engine'],
  ['resolver', 'lookup'],
  ['store', 'reader'],
];

/** Services of the platform, the most called first. */
export const platformServices: readonly string[] = [
  'auth',
  'config',
  'feature-flags',
  'tokens',
  'rate-limits',
  'audit-log',
  'id-generator',
  'secrets',
  'geo',
  'currency',
  'templates',
  'file-storage',
  'scheduler',
  'locks',
  'translations',
  'permissions',
  'tenants',
  'webhooks',
  'metering',
  'sessions',
];

/** Who builds front ends' back ends: the devices they serve. */
export const frontEnds: readonly string[] = [
  'web',
  'ios',
  'android',
  'partner',
  'kiosk',
  'admin',
  'tv',
  'voice',
  'callcenter',
  'store',
];

export const thirdParties: readonly string[] = [
  'api.cardnetwork.example',
  'api.postoffice.example',
  'maps.example',
  'sms.example',
  'mail.example',
  'tax-rates.example',
  'fraud-score.example',
  'exchange-rates.example',
  'address-check.example',
  'ads.example',
];

export const databases: readonly string[] = ['postgres', 'mysql', 'redis', 'mongodb', 'cassandra'];

export const teams: readonly string[] = ['amber', 'basalt', 'cedar', 'delta', 'ember', 'fjord', 'granite', 'harbor'];

export const regions: readonly string[] = ['ap-northeast-2', 'eu-central-1', 'us-east-1'];
