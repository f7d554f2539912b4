import React from 'react';
import { NoData } from './NoData';

/** Grafana's own alerts are not here. */
export function AlertListPanel() {
  return <NoData why="The alerts of Grafana stand here; this page has no Grafana, so there are none." />;
}
