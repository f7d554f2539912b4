import fc from 'fast-check';
import { calls, told } from '../../model/testing/told';
import { healthOf } from '../health';
import { mapGraph, type MapKnown } from './mapGraph';
import { mapMarks } from './mapMarks';
import { mermaidOf, type MermaidWords } from './mermaid';

const words: MermaidWords = {
  placeName: (place) => (place.is === 'service' ? place.service.name : `${place.members.length} more`),
  boxName: ({ name }) => name,
  level: (level) => level,
  figures: ({ rate, errors }) => [rate && `${rate}/s`, errors && `${errors * 100} %`].filter(Boolean).join(' · '),
};
const drawn = (known: MapKnown, opened: readonly string[] = []) => {
  const map = mapGraph(known, { opened, grouping: 'namespace' });
  return mermaidOf(map, mapMarks(map, known), words);
};

describe('a map in Mermaid', () => {
  it('has places with health in colour and in words, links with figures, boxes, and messages dashed', () => {
    const services = [told('web', { rate: 400 }), told('cart', { errors: [0, 0.3] })];
    const [a, b] = [
      { name: 'a', namespace: 'shop' },
      { name: 'b', namespace: 'shop' },
    ];
    const graph = {
      nodes: [
        { service: { name: 'redis' }, kind: 'database' as const },
        ...[a, b].map((service) => ({ service, kind: 'queue' as const })),
      ],
      edges: [
        calls('web', 'cart', { rate: 9, errors: 0.5 }),
        { ...calls('cart', 'redis'), kind: 'database' as const },
        { ...calls('', '', { rate: 2 }), client: a, server: b, kind: 'messaging' as const },
      ],
    };
    const known = { graph, services, health: healthOf(services, graph) };
    expect(drawn(known, ['group:namespace:shop'])).toBe(`flowchart LR
  n1["cart<br/>failing<br/>100/s · 10 %"]:::failing
  n2[("redis")]
  n5["web<br/>healthy<br/>400/s"]:::healthy
  subgraph b1["shop"]
    n3[/"a"/]
    n4[/"b<br/>2/s"/]
  end
  n1 --> n2
  n3 -.->|"2/s"| n4
  n5 -->|"9/s · 50 %"| n1
  classDef failing fill:#c4162a,stroke:#7a0c19,color:#ffffff
  classDef healthy fill:#ffffff,stroke:#37872d,color:#000000
  linkStyle 2 stroke:#c4162a,stroke-width:3px
`);
    expect(drawn(known)).toContain('n2[["2 more<br/>2/s"]]');
  });

  it('shows names as they are, whatever is in them', () => {
    const names = ['end', '"]; click n1 x', '<img src=x>', 'a\nb', '`*md*`', '🚀', '#35;', '1. x', 'Größe'];
    const nodes = names.map((name) => ({ service: { name }, kind: 'service' as const }));
    const text = drawn({ graph: { nodes, edges: [] }, services: [], health: new Map() });
    const labels = text.split('\n').flatMap((line) => /^ {2}n\d+\["(.*)"\]$/.exec(line)?.[1] ?? []);
    expect(labels.sort()).toEqual(
      [
        'end',
        '#34;#93;#59; click n1 x',
        '#60;img src#61;x#62;',
        'a b',
        '#96;#42;md#42;#96;',
        '#128640;',
        '#35;35#59;',
        '1#46; x',
        'Größe',
      ].sort()
    );
  });

  it('law: no name leaves its label', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        (names) => {
          const nodes = names.map((name) => ({ service: { name }, kind: 'service' as const }));
          const lines = drawn({ graph: { nodes, edges: [] }, services: [], health: new Map() })
            .trimEnd()
            .split('\n');
          expect(lines).toHaveLength(names.length + 1);
          expect(lines.slice(1).filter((line) => !/^ {2}n\d+\["[^"[\](){}<>`|\\]*"\]$/.test(line))).toEqual([]);
        }
      )
    );
  });
});
