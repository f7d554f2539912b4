import type { Differing } from '../../../analysis/map/differenceOrder';
import { edgeKey } from '../../../analysis/topology';
import { serviceKey } from '../../../model/service';
import type { OverviewView } from '../../routes';

/** The one after what is selected; the first where none of them is, and after the last. */
export function after(differing: readonly Differing[], view: OverviewView): Differing | undefined {
  return differing[differing.findIndex((one) => isSelected(one, view)) + 1] ?? differing[0];
}

export function viewOf(differing: Differing | undefined): OverviewView {
  if (!differing) {
    return { selected: undefined, edge: undefined };
  }
  const { of } = differing;
  return of.is === 'service'
    ? { selected: of.service, edge: undefined }
    : { selected: undefined, edge: { client: of.client, server: of.server } };
}

export function isSelected({ key, of }: Differing, { selected, edge }: OverviewView): boolean {
  return of.is === 'service'
    ? selected !== undefined && serviceKey(selected) === key
    : edge !== undefined && edgeKey({ ...edge, kind: of.kind }) === key;
}
