// Sends what the demo shop's processes would send, as OTLP in JSON over HTTP, a few seconds at a time. The incident
// begins a few minutes after the start, and again every two hours.
//   OTLP_ENDPOINT  where to, without /v1/…          SHOP_EVERY  every so-many-th request is made
import { otlpOf } from '../src/demo/otlp';
import { places } from '../src/demo/places';
import { worldOf, type World } from '../src/demo/world';

const endpoint = process.env.OTLP_ENDPOINT ?? 'http://localhost:4318';
const every = Math.max(1, Number(process.env.SHOP_EVERY ?? 3));

const sliceMs = 5000;
/** Long enough for requests to have ended; Tempo makes no metrics of spans that ended more than 30 seconds ago. */
const delayMs = 10_000;
/** The story runs from 21 minutes before its moment to an hour after it. */
const firstMs = 25 * 60_000;
const storyMs = 2 * 3_600_000;

const started = Date.now();
let sentTo = started - delayMs;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopped = true;
  });
}

while (!stopped) {
  const to = Math.min(sentTo + sliceMs, Date.now() - delayMs);
  if (to - sentTo < sliceMs) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    continue;
  }
  for (const world of worldsAt(to)) {
    const { traces, logs } = otlpOf(world, { from: sentTo, to, every });
    await send('traces', traces);
    await send('logs', logs);
  }
  // What was not taken is not sent again: load is no archive.
  sentTo = Math.max(to, Date.now() - delayMs - 2 * sliceMs);
}

function worldsAt(moment: number): readonly World[] {
  const round = Math.floor((moment - started) / storyMs);
  const anchor = started + firstMs + Math.max(0, round) * storyMs;
  return places.flatMap((_, index) => worldOf(anchor, index) ?? []);
}

async function send(signal: 'traces' | 'logs', body: unknown): Promise<void> {
  try {
    const reply = await fetch(`${endpoint}/v1/${signal}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) {
      console.error(`${signal}: ${reply.status} ${await reply.text()}`);
    }
  } catch (error) {
    console.error(`${signal}: ${String(error)}`);
  }
}
