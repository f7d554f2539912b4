import React from 'react';
import type { Answer } from '../../../grafana/answerState';
import type { Environment } from '../../../model/environment';
import type { ServiceGraph } from '../../../model/graph';
import { ready } from '../../../model/outcome';
import type { ServiceRed } from '../../../model/red';
import { toldWindow } from '../../../model/testing/told';
import type { Trace } from '../../../model/trace';
import type { Profile } from '../../../telemetry/conventions/convention';
import type { Question } from '../../../telemetry/question';
import { classic } from '../../../telemetry/testing/scopes';
import type { TopologyMapProps } from '../../topology/TopologyMap';

export const loading: Answer<never> = { is: 'loading', since: toldWindow.from };

/** What the map page is answered; a test sets it. */
export const answers: {
  profile: Answer<Profile>;
  services: Answer<readonly ServiceRed[]>;
  edges: Answer<ServiceGraph>;
  trace: Answer<Trace>;
} = { profile: ready(classic), services: loading, edges: loading, trace: loading };

export const kr: Environment = {
  id: 'kr',
  name: 'prod-kr',
  metrics: { uid: 'm', matchers: [] },
  traces: { uid: 't', matchers: [] },
  logs: { uid: 'l', matchers: [] },
};
export const environments: { environment: Environment; environments: Environment[]; offered: Environment[] } = {
  environment: kr,
  environments: [kr],
  offered: [kr],
};

export const setRange = jest.fn();
export const refresh = jest.fn();

const clock = { window: toldWindow, step: 15_000, raw: { from: 'now-1h', to: 'now' } };
const noNotes = { is: 'ready', value: [], caveats: [] };

/** Modules as the map page uses them, for `jest.mock`. What is drawn has tests of its own; here it matters what it is given. */
export const door = {
  environment: { useEnvironment: () => environments },
  affordable: { useAffordable: (scope: unknown) => ({ scope }) },
  profile: { useProfile: () => answers.profile },
  clock: { useTimeKeys: () => ({ refresh, setRange }), useWindow: () => clock },
  RedPanel: { RedPanel: () => <div data-testid="red-rate" /> },
  traceSample: { useTraceSample: () => loading },
  annotations: { useDeployNotes: () => noNotes },
  answer: { useAnswer: (question?: Question<unknown>) => answerTo(question) },
  TopologyMap: { TopologyMap: Drawing },
};

function answerTo(question: Question<unknown> | undefined) {
  const is = question?.about.is;
  return is === 'services' || is === 'edges' || is === 'trace' ? answers[is] : loading;
}

function Drawing({ map, marks, view, onSelect, onToggle, lookedAt, onLook }: TopologyMapProps) {
  const drawn = (key: string) => ({
    'data-traced': marks.traced?.get(key),
    onMouseEnter: () => onLook?.(key),
    onMouseLeave: () => onLook?.(undefined),
  });
  return (
    <section aria-label="drawing" data-looked={lookedAt} data-selected={view.selected?.name}>
      <ul aria-label="places">
        {map.places.map((place) => (
          <button
            key={place.key}
            {...drawn(place.key)}
            data-found={marks.found?.has(place.key)}
            onClick={() => (place.is === 'service' ? onSelect({ selected: place.service }) : onToggle(place.key))}
          >
            {place.is === 'service' ? place.service.name : place.key}
          </button>
        ))}
      </ul>
      {map.links.map(({ key }) => (
        <button key={key} {...drawn(key)} aria-label={key} />
      ))}
    </section>
  );
}
