// One library lays one generated graph out in a process of its own, which whoever started it may end: `<library> <kind> <services>`.
import { drawnCrossings } from './drawnCrossings';
import { graphSizes } from './generatedGraph';
import { kinds } from './layoutOf';
import { libraryLayouts } from './libraryLayouts';
import { median } from './measure';

/** Longer than this is not repeated; shorter is, so that reading and compiling the library's code does not count. */
const repeatedBelow = 15_000;

async function measured(library: string, kind: string, services: number): Promise<void> {
  const size = graphSizes.find(([count]) => count === services);
  const lay = libraryLayouts[library];
  if (!size || !lay) {
    throw new Error(`No layout ${library} or no size ${services}`);
  }
  const graph = (kind === 'random' ? kinds.random : kinds.services)({ services, calls: size[1] });
  let routes: Awaited<ReturnType<typeof lay>>;
  const timed = async () => {
    const started = performance.now();
    routes = await lay(graph);
    return performance.now() - started;
  };
  const first = await timed();
  const times: number[] = [];
  while (first < repeatedBelow && times.length < (first < repeatedBelow / 5 ? 3 : 1)) {
    times.push(await timed());
  }
  const ms = times.length > 0 ? median(times) : first;
  process.stdout.write(JSON.stringify({ ms, crossings: routes && drawnCrossings(routes) }));
}

const [library = '', kind = '', services = ''] = process.argv.slice(2);
void measured(library, kind, Number(services));
