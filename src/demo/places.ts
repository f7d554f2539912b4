/** Where the shop runs, and how busy it is there. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** The value of its environment label. */
  readonly environment: string;
  /** Multiplies every journey's rate. */
  readonly traffic: number;
  /** Hour of the day (UTC) at which most people shop. */
  readonly busiestHour: number;
  /** Multiplies the time that work takes. */
  readonly slowness: number;
  readonly region: string;
  readonly recommendationCacheFails: boolean;
  /** Share of card payments that fail while the card processor is in trouble. */
  readonly cardFailures: number;
}

/** In the order in which trace ids number them: add only at the end. */
export const places: readonly Place[] = [
  {
    id: 'demo-kr',
    name: 'Demo · Seoul',
    environment: 'prod-kr',
    traffic: 1,
    busiestHour: 12,
    slowness: 1,
    region: 'ap-northeast-2',
    recommendationCacheFails: true,
    cardFailures: 0.06,
  },
  {
    id: 'demo-eu',
    name: 'Demo · Frankfurt',
    environment: 'prod-eu',
    traffic: 0.6,
    busiestHour: 19,
    slowness: 1.12,
    region: 'eu-central-1',
    recommendationCacheFails: false,
    cardFailures: 0.012,
  },
  {
    id: 'demo-staging',
    name: 'Demo · Staging',
    environment: 'staging',
    traffic: 0.06,
    busiestHour: 6,
    slowness: 1.5,
    region: 'ap-northeast-2',
    recommendationCacheFails: false,
    cardFailures: 0,
  },
];
