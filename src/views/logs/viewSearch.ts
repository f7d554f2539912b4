import { logsPath } from '../logsRoutes';
import type { LogsSetting } from './logsSetting';

/** The part of an address that makes a look: whose lines, filters, columns, what is shown. Nothing of time and place. */
export function viewSearch({ thread, view }: Pick<LogsSetting, 'thread' | 'view'>): string {
  const { levels, contains, fields, show, like, hidden, patterns, columns } = view;
  const look = { levels, contains, fields, show, like, hidden, patterns, columns };
  return logsPath({}, { service: thread.service }, look).split('?')[1] ?? '';
}
