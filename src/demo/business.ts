import type { BusinessMetric } from '../model/environment';

/** Orders that were placed, as the checkout counts them. */
export const ordersMetric = 'shop_orders_total';

/** What an administrator of the shop would name for its checkout. */
export const ordersPerMinute: BusinessMetric = {
  service: 'checkout',
  title: 'Orders per minute',
  selector: ordersMetric,
  as: 'per-minute',
  unit: 'short',
};
